package io.batchdesk;

/**
 * One value that a job would change, for the person who has to confirm it. What is longer than 500
 * characters is cut.
 *
 * @param row the row of the file, as in {@link RowError#row()}
 * @param what names the thing that changes, for example {@code Contact 17}
 * @param column the title of the column
 * @param before the value that is there now, or null
 * @param after the value that would be there then, or null
 */
public record RowDifference(long row, String what, String column, String before, String after) {

  /**
   * A difference.
   *
   * @throws IllegalArgumentException if the row is less than 1, or nothing is named
   */
  public RowDifference {
    if (row < 1) {
      throw new IllegalArgumentException("There is no row " + row + "; the first one is 1");
    }
    if (what == null || what.isBlank() || column == null || column.isBlank()) {
      throw new IllegalArgumentException("The difference in row " + row + " needs names");
    }
  }
}
