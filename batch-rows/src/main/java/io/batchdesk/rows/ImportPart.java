package io.batchdesk.rows;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobUpload;
import java.io.IOException;

/**
 * The part of a file that one step looks at, read and compared with what is there.
 *
 * @param <R> a row
 * @param <K> its key
 */
record ImportPart<R extends Record, K>(
    ImportBatch<R> batch,
    ImportHeader<R> header,
    RowComparison<R> comparison,
    RememberedKeys remembered,
    String jobId,
    KeysSeen seen) {

  static <R extends Record, K> ImportPart<R, K> read(
      ImportHandler<R, K> handler,
      JobParameters job,
      JobUpload file,
      ImportPosition position,
      int batchSize,
      RememberedKeys remembered)
      throws IOException {
    RowTexts texts = RowTexts.of(job);
    ImportColumns<R> columns = handler.columns();
    try {
      ImportHeader<R> header = ImportHeader.match(position.shape().header(), columns);
      RowMaker<R> maker = new RowMaker<>(columns, header, texts);
      KeysSeen known = remembered.take(job.jobId(), position.offset());
      KeysSeen seen = known == null ? new KeysSeen() : known;
      ImportReading<R, K> reading = new ImportReading<>(handler, job, maker, texts, seen);
      if (known == null && position.offset() > position.shape().body()) {
        readAgain(file, position, reading);
      }
      ImportBatch<R> batch = ImportBatch.read(file, position, batchSize, reading);
      reading.complete(batch);
      batch.refuseWholeGroups(texts);
      RowComparison<R> comparison = new RowComparison<>(columns.record(), header);
      return new ImportPart<>(batch, header, comparison, remembered, job.jobId(), seen);
    } catch (HeaderException e) {
      throw new BatchJobException(handler.parameter(), e.words(texts), e);
    }
  }

  /** This server does not know the keys yet: another one has read the rows before. */
  private static <R extends Record, K> void readAgain(
      JobUpload file, ImportPosition position, ImportReading<R, K> reading) throws IOException {
    long begin = position.shape().body();
    try (CsvRows rows = new CsvRows(file.open(begin), position.shape(), begin, 1)) {
      Object last = null;
      for (CsvRow raw = rows.next();
          raw != null && raw.end() <= position.offset();
          raw = rows.next()) {
        if (!raw.empty()) {
          last = noted(raw, last, reading);
        }
      }
    }
  }

  private static <R extends Record, K> Object noted(
      CsvRow raw, Object last, ImportReading<R, K> reading) {
    ReadRow<R> row = reading.make(raw);
    Object group = row.row() == null ? null : reading.group(row.row());
    reading.note(row, group == null || group.equals(last) ? null : group);
    return group;
  }

  /** Keeps the keys for the next step; one that is rolled back reads them again. */
  void keep() {
    remembered.keep(jobId, batch.offset(), seen);
  }
}
