package io.batchdesk;

import java.io.IOException;
import java.io.InputStream;

/** An uploaded file as the handler reads it. It stays until the job is cleaned up. */
public interface JobUpload {

  /** The name that it had where it comes from; text for people, never a path. */
  String name();

  /** What the one who uploaded it said it is, for example {@code text/csv}. */
  String mediaType();

  /** In bytes. */
  long size();

  /** Of all its bytes, in hexadecimal. */
  String sha256();

  /**
   * Opens the file; to be closed within the step.
   *
   * @param from the first byte to read, from 0; what is before it costs nothing, so that a step can
   *     go on where the last one ended
   * @throws IllegalArgumentException if {@code from} is negative or behind the end
   * @throws IOException if it cannot be read
   */
  InputStream open(long from) throws IOException;
}
