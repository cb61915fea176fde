package io.batchdesk.rows;

import io.batchdesk.JobOutput;
import java.io.IOException;

/** Writes rows into a file in one step. Used by one thread. */
interface TableWriter<R> {

  /**
   * Opens the file; its head is written if it is empty.
   *
   * @param workbook where the last step left it; null at first
   */
  static <R> TableWriter<R> open(
      Columns<R> columns, TableFormat format, JobOutput output, Workbook workbook)
      throws IOException {
    return format instanceof XlsxFormat xlsx
        ? new XlsxTable<>(columns, xlsx, output.stream(), workbook)
        : CsvTable.open(columns, (CsvFormat) format, output);
  }

  void write(R row) throws IOException;

  /**
   * Ends the step.
   *
   * @param last whether no further rows come, so that the file ends, too
   * @return where the next step goes on; null if the file itself says it
   */
  Workbook end(boolean last) throws IOException;

  /** What people should know about what this step has written. */
  Remarks remarks();
}
