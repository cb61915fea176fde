package io.batchdesk.rows;

/**
 * How a table is written as CSV of RFC 4180. Immutable.
 *
 * @param separator between two cells
 * @param byteOrderMark whether the file begins with one, without which spreadsheets misread UTF-8
 * @param spreadsheetSafe whether texts that a spreadsheet would take for a formula get an
 *     apostrophe in front, see {@link SpreadsheetText}
 */
public record CsvFormat(char separator, boolean byteOrderMark, boolean spreadsheetSafe)
    implements TableFormat {

  /** For people and their spreadsheets: commas, a byte order mark, no formulas. */
  public static final CsvFormat SPREADSHEET = new CsvFormat(',', true, true);

  /** For programs: commas, no byte order mark, texts as they are. */
  public static final CsvFormat MACHINE = new CsvFormat(',', false, false);

  /**
   * A format.
   *
   * @throws IllegalArgumentException if the separator is none of comma, semicolon and tab
   */
  public CsvFormat {
    if (",;\t".indexOf(separator) < 0) {
      throw new IllegalArgumentException(
          "A separator cannot be \"" + separator + "\"; take a comma, a semicolon or a tab");
    }
  }

  /** The same with another separator. */
  public CsvFormat separatedBy(char other) {
    return new CsvFormat(other, byteOrderMark, spreadsheetSafe);
  }

  @Override
  public String mediaType() {
    return "text/csv;charset=UTF-8";
  }
}
