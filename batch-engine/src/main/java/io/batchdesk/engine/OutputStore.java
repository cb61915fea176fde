package io.batchdesk.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the bytes of outputs live. Each claim appends to a part of its own, so that an engine that
 * wakes up after its job was taken over can damage nothing; the length of each part that counts is
 * committed with the step. A bean that implements this is one more store that the setting can name.
 *
 * <p>Every method may throw a {@link StoreException}: then the job waits.
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

  /** Why nothing can be written at present, in one sentence; empty if all is well. */
  default Optional<Wording> problem() {
    return Optional.empty();
  }

  /** Opens a claim's part behind its committed length. */
  PartStream append(String jobId, int number, Part part) throws IOException;

  /**
   * Makes the file that the parts are together, so that a claim that is over can change nothing of
   * it; called outside a transaction, and again after a crash.
   *
   * @param parts in the order of their claims; one that is shorter than committed is an error
   */
  Published publish(String jobId, int number, long claim, List<Part> parts) throws IOException;

  /** Deletes the parts of a job whose files are published. */
  void deleteParts(String jobId) throws IOException;

  /**
   * Opens a published file.
   *
   * @param parts those that it was made of
   * @param from the first byte to read, from 0; what is before it costs nothing
   */
  InputStream open(String jobId, String file, List<Part> parts, long from) throws IOException;

  /** The ids of the jobs that something is stored of, read bit by bit; to be closed. */
  Stream<String> jobs() throws IOException;

  /**
   * Deletes everything of a job, in small transactions if any; does nothing if there is nothing.
   */
  void delete(String jobId) throws IOException;
}
