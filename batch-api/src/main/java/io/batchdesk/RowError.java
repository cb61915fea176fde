package io.batchdesk;

/**
 * One refused row of a file that a job reads. What is longer than the page shows is cut: the column
 * after 200 characters, value and message after 500.
 *
 * @param row its number as people count in a spreadsheet: the header is row 1
 * @param column the title of the column that is wrong, or null if it is the row as a whole
 * @param value what stands there, or null
 * @param message what is wrong with it and what would be right, as a full sentence
 */
public record RowError(long row, String column, String value, String message) {

  /**
   * A row error.
   *
   * @throws IllegalArgumentException if the row is less than 1 or the message blank
   */
  public RowError {
    if (row < 1) {
      throw new IllegalArgumentException("There is no row " + row + "; the first one is 1");
    }
    if (message == null || message.isBlank()) {
      throw new IllegalArgumentException("The error of row " + row + " needs a message");
    }
  }
}
