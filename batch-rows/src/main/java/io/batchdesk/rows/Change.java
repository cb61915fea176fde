package io.batchdesk.rows;

/**
 * What an import does to one thing of the application. Immutable.
 *
 * @param row the number of the row that says so
 * @param before what is there now, or null if it is to be created
 * @param after what is to be there; columns that the file does not have are as before
 * @param <R> a row
 */
public record Change<R>(long row, R before, R after) {

  /** Whether there is nothing of it yet. */
  public boolean creates() {
    return before == null;
  }
}
