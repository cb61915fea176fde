package io.batchdesk.rows;

import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import java.io.IOException;
import java.util.List;

/**
 * What one step did to one file.
 *
 * @param read how many rows, those that are not written included
 * @param after where the export stands then
 */
record ExportSection(int read, ExportPosition after) {

  /** How many rows one query reads; how many one step writes is the engine's choice. */
  private static final int PAGE = 1_000;

  static <R> ExportSection write(
      Export<R> export, JobParameters job, ExportPosition from, int wanted) throws IOException {
    JobOutput output = job.output(export.fileName(), export.format().mediaType());
    TableWriter<R> table =
        TableWriter.open(export.columns(), export.format(), output, from.workbook());
    long lastKey = from.lastKey();
    long written = from.written();
    int read = 0;
    boolean more = true;
    while (more && read < wanted) {
      int limit = Math.min(PAGE, wanted - read);
      List<R> page = lastKey < from.upTo() ? export.rows().page(lastKey, limit) : List.of();
      more = page.size() == limit;
      for (R row : page) {
        long key = next(export.rows().key(row), lastKey);
        if (key > from.upTo()) {
          more = false;
          break;
        }
        if (export.keeps().test(row)) {
          table.write(row);
          written++;
        }
        lastKey = key;
        read++;
      }
    }
    Workbook workbook = table.end(!more);
    return new ExportSection(
        read,
        more
            ? from.within(lastKey, written, workbook, table.remarks())
            : from.next(written, table.remarks()));
  }

  /** A page that is out of order would lose rows, or repeat them for ever. */
  private static long next(long key, long last) {
    if (key <= last) {
      throw new IllegalStateException(
          "A page was asked for with keys above %d, and has %d next; sort it by its key"
              .formatted(last, key));
    }
    return key;
  }
}
