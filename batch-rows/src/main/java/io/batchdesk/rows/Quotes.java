package io.batchdesk.rows;

import de.siegmar.fastcsv.writer.QuoteStrategy;

/**
 * Which cells of a CSV file are quoted though its own separator does not demand it: those in which
 * another separator stands. A spreadsheet whose separator that is would split them, and take what
 * stands behind it for a formula.
 */
enum Quotes implements QuoteStrategy {
  /** Of rows of several cells. */
  OF_ROWS,
  /** Of rows of one cell: an empty one is quoted, as an empty line would be no row. */
  OF_SINGLE_CELLS;

  static Quotes of(int columns) {
    return columns == 1 ? OF_SINGLE_CELLS : OF_ROWS;
  }

  @Override
  public boolean quoteValue(int line, int field, String value) {
    return value.indexOf(';') >= 0 || value.indexOf(',') >= 0 || value.indexOf('\t') >= 0;
  }

  @Override
  public boolean quoteEmpty(int line, int field) {
    return this == OF_SINGLE_CELLS;
  }

  @Override
  public boolean quoteNull(int line, int field) {
    return this == OF_SINGLE_CELLS;
  }
}
