package io.batchdesk.rows;

import java.util.List;

/**
 * A row as it stands in a file.
 *
 * @param number as people count in a spreadsheet: the header is row 1
 * @param end the first byte behind it
 * @param cells as they stand there, without the quotes
 * @param problem the key of a text that says why it cannot be read, or null
 */
record CsvRow(long number, long end, List<String> cells, String problem) {

  /**
   * A line in which nothing stands, or that of the template that only explains.
   *
   * @param explains how that one begins
   */
  boolean empty(String explains) {
    return cells.get(0).equals(explains) || cells.stream().allMatch(String::isBlank);
  }
}
