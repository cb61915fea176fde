package io.batchdesk.rows;

/**
 * A workbook of Excel: numbers, days and moments are what they are, and no text is a formula.
 * Immutable.
 *
 * @param sheet what its sheets are called, the second one with a number
 */
public record XlsxFormat(String sheet) implements TableFormat {

  private static final int LONGEST = 25;

  /**
   * A format.
   *
   * @throws IllegalArgumentException if Excel would not take the name for a sheet
   */
  public XlsxFormat {
    if (sheet == null
        || sheet.isBlank()
        || sheet.length() > LONGEST
        || sheet.matches(".*[\\[\\]:*?/\\\\'].*")) {
      throw new IllegalArgumentException(
          "A sheet cannot be called \"%s\"; give 1 to %d characters without [ ] : * ? / \\ '"
              .formatted(sheet, LONGEST));
    }
  }

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
}
