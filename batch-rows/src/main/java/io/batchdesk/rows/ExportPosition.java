package io.batchdesk.rows;

import java.util.List;
import java.util.Map;

/**
 * Where an export stands, as the state of its job.
 *
 * @param file the file that is written, from 0
 * @param lastKey the key that was read last
 * @param written the rows that are in the files
 * @param workbook where the file's writing stands, if it is a workbook that is begun
 * @param remarks what is to be told at the end
 * @param files what they were at the beginning
 * @param discovered the columns that the data makes, by key
 */
record ExportPosition(
    int file,
    long lastKey,
    long written,
    Workbook workbook,
    Remarks remarks,
    List<Begun> files,
    Map<String, String> discovered) {

  /**
   * A file as it was at the beginning.
   *
   * @param upTo the last key to read
   */
  record Begun(String name, List<String> titles, long upTo) {

    boolean is(Export<?> export) {
      return name.equals(export.fileName()) && titles.equals(export.columns().titles());
    }
  }

  static ExportPosition begin(List<Begun> files, Map<String, String> discovered) {
    return new ExportPosition(0, 0, 0, null, Remarks.NONE, files, discovered);
  }

  long upTo() {
    return files.get(file).upTo();
  }

  boolean more() {
    return file < files.size();
  }

  /** After some more rows of the file. */
  ExportPosition within(long newLastKey, long newWritten, Workbook begun, Remarks more) {
    return new ExportPosition(
        file, newLastKey, newWritten, begun, remarks.and(more), files, discovered);
  }

  /** After the last row of the file. */
  ExportPosition next(long newWritten, Remarks more) {
    return new ExportPosition(file + 1, 0, newWritten, null, remarks.and(more), files, discovered);
  }
}
