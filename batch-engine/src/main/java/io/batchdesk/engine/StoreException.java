package io.batchdesk.engine;

import java.io.IOException;
import java.util.Optional;

/**
 * A store takes or gives nothing at present, and the job is not to blame: the disk is full, or the
 * directory is another one. The job waits and shows this message; no attempt is counted.
 */
class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The word of a store behind an error, if there is one. */
  static Optional<StoreException> behind(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof StoreException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
