package io.batchdesk.rows;

/** From some place on nobody can tell which rows a file has. */
final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final long row;
  private final int column;

  UnreadableFileException(String key, long row, int column) {
    super(key + " in row " + row + ", column " + column);
    this.key = key;
    this.row = row;
    this.column = column;
  }

  String words(RowTexts texts) {
    return texts.say(key, row, column, CsvRows.LONGEST, CsvRows.MOST_CELLS, RowGroups.MOST_ROWS);
  }
}
