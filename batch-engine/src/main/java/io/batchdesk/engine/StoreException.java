package io.batchdesk.engine;

import java.io.IOException;

/**
 * A store takes or gives nothing at present, and the job is not to blame: the disk is full, or the
 * directory is another one. The job waits and shows this message; no attempt is counted.
 */
class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
