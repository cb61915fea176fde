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
final class ImportPart<R extends Record, K> implements AutoCloseable {

  private final String jobId;
  private final RememberedKeys remembered;
  private final long begin;
  private ImportBatch<R> batch;
  private ImportHeader<R> header;
  private RowComparison<R> comparison;
  private KeysSeen before;
  private KeysSeen seen;
  private boolean kept;

  private ImportPart(JobParameters job, ImportPosition position, RememberedKeys remembered) {
    this.jobId = job.jobId();
    this.remembered = remembered;
    this.begin = position.offset();
  }

  static <R extends Record, K> ImportPart<R, K> read(
      ImportHandler<R, K> handler,
      JobParameters job,
      JobUpload file,
      ImportPosition position,
      int batchSize,
      RememberedKeys remembered)
      throws IOException {
    ImportPart<R, K> part = new ImportPart<>(job, position, remembered);
    try {
      part.read(handler, job, file, position, batchSize);
      return part;
    } catch (HeaderException e) {
      throw new BatchJobException(handler.parameter(), e.words(RowTexts.of(job)), e);
    } catch (UnreadableFileException e) {
      throw new BatchJobException(handler.parameter(), e.words(RowTexts.of(job)), e);
    } finally {
      if (part.batch == null) {
        part.close();
      }
    }
  }

  private void read(
      ImportHandler<R, K> handler,
      JobParameters job,
      JobUpload file,
      ImportPosition position,
      int batchSize)
      throws IOException {
    RowTexts texts = RowTexts.of(job);
    ImportColumns<R> columns = handler.columns();
    header = ImportHeader.match(position.shape().header(), columns);
    comparison = new RowComparison<>(columns.record(), header);
    RowMaker<R> maker = new RowMaker<>(columns, header, texts);
    String explains = ImportTemplate.explains(columns);
    KeysSeen known = remembered.take(jobId, begin);
    if (known == null) {
      known = new KeysSeen();
      if (begin > position.shape().body()) {
        readAgain(file, position, explains, new ImportReading<>(handler, job, maker, texts, known));
      }
    }
    before = known;
    seen = new KeysSeen(before);
    ImportReading<R, K> reading = new ImportReading<>(handler, job, maker, texts, seen);
    ImportBatch<R> found = ImportBatch.read(file, position, batchSize, explains, reading);
    reading.complete(found);
    found.refuseWholeGroups(texts);
    batch = found;
  }

  /** This server does not know the keys yet: another one has read the rows before. */
  private static <R extends Record, K> void readAgain(
      JobUpload file, ImportPosition position, String explains, ImportReading<R, K> reading)
      throws IOException {
    long begin = position.shape().body();
    try (CsvRows rows = new CsvRows(file.open(begin), position.shape(), begin, 1)) {
      OpenGroup open = new OpenGroup();
      for (CsvRow raw = rows.next();
          raw != null && raw.end() <= position.offset();
          raw = rows.next()) {
        if (!raw.empty(explains)) {
          note(reading.make(raw), open, reading);
        }
      }
    }
  }

  private static <R extends Record, K> void note(
      ReadRow<R> row, OpenGroup open, ImportReading<R, K> reading) {
    if (row.row() == null) {
      open.goesOnUnreadably();
    } else {
      Object group = reading.group(row.row());
      reading.note(row, open.goesOnWith(group) ? null : group);
    }
  }

  ImportBatch<R> batch() {
    return batch;
  }

  ImportHeader<R> header() {
    return header;
  }

  RowComparison<R> comparison() {
    return comparison;
  }

  /** Keeps the keys for the next step; behind the last row nobody needs them. */
  void keep() {
    kept = true;
    if (!batch.last()) {
      remembered.keep(jobId, batch.offset(), seen.settle());
    }
  }

  /** A step that keeps nothing begins again with what was known before it. */
  @Override
  public void close() {
    if (!kept && before != null) {
      remembered.keep(jobId, begin, before);
    }
  }
}
