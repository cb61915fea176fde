package io.batchdesk.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Where the bytes of outputs live. Each claim appends to a part of its own, so that an engine that
 * wakes up after its job was taken over can damage nothing; the length of each part that counts is
 * committed with the step.
 */
interface OutputStore {

  /** What rows of outputs and the setting call it. */
  String name();

  /**
   * What one claim appended to an output.
   *
   * @param claim the claim's number
   * @param length the committed length in bytes; what lies behind it does not count
   */
  record Part(long claim, long length) {}

  /**
   * A file that can be downloaded.
   *
   * @param file its name in the store
   * @param length in bytes
   * @param sha256 in hexadecimal
   */
  record Published(String file, long length, String sha256) {}

  /** A part, open for appending. */
  abstract class PartStream extends OutputStream {

    /** Makes everything that was written survive a crash. */
    abstract void force() throws IOException;
  }

  /** Opens a claim's part behind its committed length. */
  PartStream append(String jobId, int number, Part part) throws IOException;

  /**
   * Puts the parts together, under a name that holds the claim's number; called outside a
   * transaction, and again after a crash.
   *
   * @param parts in the order of their claims
   */
  Published publish(String jobId, int number, long claim, List<Part> parts) throws IOException;

  /** Deletes the parts of a job whose files are published. */
  void deleteParts(String jobId) throws IOException;

  /**
   * Opens a published file.
   *
   * @param from the first byte to read, from 0; what is before it costs nothing
   */
  InputStream open(String jobId, String file, long from) throws IOException;

  /** The ids of the jobs that something is stored of. */
  List<String> jobs() throws IOException;

  /** Deletes everything of a job; does nothing if there is nothing. */
  void delete(String jobId) throws IOException;
}
