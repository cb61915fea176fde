package io.batchdesk.engine;

/**
 * How far an output is after the last committed step, as the present claim sees it.
 *
 * @param number its number in the job
 * @param store the name of the store in which it began
 * @param failedRowsOf the parameter whose refused rows it holds, or null
 * @param length the committed bytes of all claims
 * @param part the committed bytes of the present claim
 */
record OutputProgress(
    int number,
    String name,
    String mediaType,
    String store,
    String failedRowsOf,
    long length,
    long part) {

  /** The same output after a step that appended some bytes. */
  OutputProgress appended(long bytes) {
    return new OutputProgress(
        number, name, mediaType, store, failedRowsOf, length + bytes, part + bytes);
  }
}
