package io.batchdesk.rows;

import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import java.io.IOException;

/**
 * What one step did to one file.
 *
 * @param read how many rows, those that are not written included
 * @param after where the export stands then
 */
record ExportSection(int read, ExportPosition after) {

  static <R> ExportSection write(
      Export<R> export, JobParameters job, ExportPosition from, int wanted) throws IOException {
    JobOutput output = job.output(export.fileName(), export.format().mediaType());
    TableWriter<R> table =
        TableWriter.open(export.columns(), export.format(), output, from.workbook());
    Section<R> section = new Section<>(export, table, from);
    if (from.lastKey() < from.upTo()) {
      export.rows().read(from.lastKey(), wanted, section);
    }
    boolean more = section.read == wanted;
    Workbook workbook = table.end(!more);
    return new ExportSection(
        section.read,
        more
            ? from.within(section.lastKey, section.written, workbook, table.remarks())
            : from.next(section.written, table.remarks()));
  }

  /** Writes the rows that the step reads. */
  private static final class Section<R> implements RowSource.Reader<R> {

    private final Export<R> export;
    private final TableWriter<R> table;
    private final long upTo;
    private long lastKey;
    private long written;
    private int read;

    Section(Export<R> export, TableWriter<R> table, ExportPosition from) {
      this.export = export;
      this.table = table;
      this.upTo = from.upTo();
      this.lastKey = from.lastKey();
      this.written = from.written();
    }

    @Override
    public boolean read(R row) throws IOException {
      long key = next(export.rows().key(row));
      if (key > upTo) {
        return false;
      }
      if (export.keeps().test(row)) {
        table.write(row);
        written++;
      }
      lastKey = key;
      read++;
      return true;
    }

    /** Rows that are out of order would be lost, or come again for ever. */
    private long next(long key) {
      if (key <= lastKey) {
        throw new IllegalStateException(
            "Rows with keys above %d were asked for, and the next one has %d; sort them by their key"
                .formatted(lastKey, key));
      }
      return key;
    }
  }
}
