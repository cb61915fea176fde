package io.batchdesk.rows;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobUpload;
import io.batchdesk.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One step of an import.
 *
 * @param <R> a row
 * @param <K> its key
 */
final class ImportStep<R extends Record, K> {

  /** Scanning only counts; it may take more rows at once. */
  private static final int SCANNED_AT_ONCE = 20;

  private static final int FIRST_ROWS = 100;

  private final ImportHandler<R, K> handler;
  private final JobParameters job;
  private final RememberedKeys remembered;
  private final RowTexts texts;
  private final ImportPosition position;
  private final JobUpload file;

  ImportStep(ImportHandler<R, K> handler, JobParameters job, RememberedKeys remembered) {
    this.handler = handler;
    this.job = job;
    this.remembered = remembered;
    this.texts = RowTexts.of(job);
    this.position = job.state(ImportPosition.class);
    this.file = job.upload(handler.file(job));
  }

  ImportPosition.Phase phase() {
    return position.phase();
  }

  /** Counts the rows of the next part of the file, and looks which encoding it is in. */
  JobStepResponse scan(int batchSize) throws IOException {
    String explains = ImportTemplate.explains(handler.columns());
    boolean known = !position.shape().charset().equals(StandardCharsets.ISO_8859_1.name());
    FileSurvey survey = position.survey();
    long offset = position.offset();
    long number = position.row();
    long counted = 0;
    boolean more = true;
    try (CsvRows rows = new CsvRows(file.open(offset), position.shape(), offset, number)) {
      int left = batchSize * SCANNED_AT_ONCE;
      while (more && left-- > 0) {
        CsvRow row = rows.next();
        more = row != null;
        if (more) {
          offset = row.end();
          number = row.number();
          counted += row.empty(explains) ? 0 : 1;
          for (int i = 0; i < row.cells().size() && !known; i++) {
            survey = survey.and(row.cells().get(i));
          }
        }
      }
    } catch (UnreadableFileException e) {
      throw new BatchJobException(handler.parameter(), e.words(texts), e);
    }
    ImportPosition after = position.scanned(survey, offset, number, counted);
    job.setState(after);
    requireFewRows(after.rows());
    return more ? JobStepResponse.more(0) : scanned(after, known);
  }

  private void requireFewRows(long rows) {
    if (rows > handler.mostRows()) {
      throw new BatchJobException(
          handler.parameter(), texts.say("import.too_many_rows", handler.mostRows()));
    }
  }

  private JobStepResponse scanned(ImportPosition after, boolean known) throws IOException {
    if (after.rows() == 0) {
      return JobStepResponse.nothingToDo(texts.say("import.no_rows"));
    }
    CsvShape shape = after.shape();
    if (!known) {
      shape = FileStart.again(file, shape.in(after.survey().charset()));
    }
    job.setJobSize(after.rows());
    job.setState(after.again(ImportPosition.Phase.PREVIEW, shape));
    return JobStepResponse.more(0)
        .message(
            texts.say(
                "import.scanned",
                after.rows(),
                shape.charset(),
                texts.say("import.separator_" + (int) shape.separator())));
  }

  /** Checks the next rows, and says what would become of them. */
  JobStepResponse preview(int batchSize) throws Exception {
    try (ImportPart<R, K> part = read(batchSize)) {
      return preview(part);
    }
  }

  private JobStepResponse preview(ImportPart<R, K> part) throws Exception {
    ImportBatch<R> batch = part.batch();
    ImportCounts checked = batch.count(part.comparison());
    tryOut(part);
    ImportCounts counts = batch.count(part.comparison());
    ImportPosition after = position.after(batch.offset(), batch.row(), counts, checked, 0);
    BadRows policy = handler.badRows(job);
    JobStepResponse response;
    if (policy.action() == OnBadRow.STOP && counts.refused() > 0) {
      FailedRowsFile.write(job, handler.file(job), position, batch.badRows());
      response = nothingImported(batch.rows(), after.counts());
    } else if (batch.last() && policy.forbids(after.counts().refused(), after.rows())) {
      job.setState(after.again(ImportPosition.Phase.REFUSED, after.shape()));
      response = JobStepResponse.more(batch.rows());
    } else if (batch.last()) {
      response = previewed(after, part.header());
    } else {
      job.setState(after);
      response = JobStepResponse.more(batch.rows());
    }
    part.keep();
    return response.rowErrors(batch.errors()).differences(batch.differences(part.comparison()));
  }

  private void tryOut(ImportPart<R, K> part) throws Exception {
    if (handler.triesOut(job)) {
      new Trial<R>(job, changes -> handler.store(job, changes), texts)
          .refuseBad(part.batch().toWrite(part.comparison()));
      part.batch().refuseWholeGroups(texts);
    }
  }

  /** Writes the next rows that are refused, for the person to correct them. */
  JobStepResponse writeRefused(int batchSize) throws Exception {
    try (ImportPart<R, K> part = read(batchSize)) {
      tryOut(part);
      ImportBatch<R> batch = part.batch();
      long failed = FailedRowsFile.write(job, handler.file(job), position, batch.badRows());
      ImportCounts counts = batch.count(part.comparison());
      ImportPosition after =
          position.after(batch.offset(), batch.row(), counts, ImportCounts.NONE, failed);
      job.setState(after);
      part.keep();
      JobStepResponse response =
          batch.last() ? nothingImported(0, after.counts()) : JobStepResponse.more(0);
      // The preview has told of its own already.
      return position.phase() == ImportPosition.Phase.REFUSED_SINCE
          ? response.rowErrors(batch.errors())
          : response;
    }
  }

  private JobStepResponse nothingImported(long units, ImportCounts counts) {
    return JobStepResponse.failed(units, texts.say("import.nothing_imported", counts.refused()));
  }

  private JobStepResponse previewed(ImportPosition after, ImportHeader<R> header) {
    ImportCounts counts = after.counts();
    if (counts.changesNothing() && counts.refused() == 0) {
      job.setState(after);
      return ignored(
          JobStepResponse.nothingToDo(texts.say("import.all_as_they_are", after.rows())), header);
    }
    ImportPosition.Phase next =
        handler.confirmed(job) ? ImportPosition.Phase.COMPARE : ImportPosition.Phase.IMPORT;
    job.setState(after.again(next, after.shape()));
    StringBuilder sentence = new StringBuilder(handler.preview(job, counts));
    if (!header.ignored().isEmpty()) {
      sentence.append(' ').append(ignoredWords(header));
    }
    sentence
        .append(' ')
        .append(texts.say(handler.triesOut(job) ? "import.tried_out" : "import.not_tried_out"));
    return ignored(JobStepResponse.ready(sentence.toString()), header);
  }

  private JobStepResponse ignored(JobStepResponse response, ImportHeader<R> header) {
    JobStepResponse told = response.field("encoding", position.shape().charset());
    return header.ignored().isEmpty()
        ? told
        : told.field("ignoredColumns", HeaderException.named(header.ignored()))
            .message(Severity.WARNING, ignoredWords(header));
  }

  private String ignoredWords(ImportHeader<R> header) {
    return texts.say(
        "import.ignored", header.ignored().size(), HeaderException.named(header.ignored()));
  }

  /** Compares the next rows once more: others may have worked since the preview. */
  JobStepResponse compare(int batchSize) throws Exception {
    try (ImportPart<R, K> part = read(batchSize)) {
      ImportBatch<R> batch = part.batch();
      ImportCounts counts = batch.count(part.comparison());
      ImportPosition after =
          position.after(batch.offset(), batch.row(), counts, ImportCounts.NONE, 0);
      part.keep();
      if (batch.last()) {
        return compared(after);
      }
      job.setState(after);
      return JobStepResponse.more(0);
    }
  }

  private JobStepResponse compared(ImportPosition after) {
    if (after.counts().equals(after.checked())) {
      job.setState(after.again(ImportPosition.Phase.IMPORT, after.shape()));
      return JobStepResponse.more(0);
    }
    // What the database refused in the preview it will refuse again.
    ImportCounts now = after.counts().asTriedOut(after.checked(), after.preview());
    if (handler.badRows(job).forbids(now.refused(), after.rows())) {
      job.setState(after.again(ImportPosition.Phase.REFUSED_SINCE, after.shape()));
      return JobStepResponse.more(0);
    }
    job.setState(after.in(ImportPosition.Phase.ASKED));
    return JobStepResponse.ask(
        texts.say(
            "import.changed",
            ImportSentences.list(texts, "import.preview", now),
            ImportSentences.list(texts, "import.preview", after.preview())),
        texts.say("import.go_on"),
        texts.say("import.give_up"));
  }

  /** Does what the person has chosen. */
  JobStepResponse answered() {
    if (!job.answer().orElse("").equals(texts.say("import.go_on"))) {
      return JobStepResponse.done(0, texts.say("import.given_up"));
    }
    job.setState(position.again(ImportPosition.Phase.IMPORT, position.shape()));
    return JobStepResponse.more(0);
  }

  /** Imports the next rows. */
  JobStepResponse store(int batchSize) throws Exception {
    try (ImportPart<R, K> part = read(batchSize)) {
      return store(part);
    }
  }

  private JobStepResponse store(ImportPart<R, K> part) throws Exception {
    ImportBatch<R> batch = part.batch();
    Trial.Store<R> store = changes -> handler.store(job, changes);
    if (job.repeated()) {
      new Trial<>(job, store, texts).refuseBad(batch.toWrite(part.comparison()));
      batch.refuseWholeGroups(texts);
    }
    BadRows policy = handler.badRows(job);
    if (policy.action() != OnBadRow.SKIP) {
      batch = batch.upToFirstBad();
    }
    try {
      write(batch, part.comparison(), store);
    } catch (Exception e) {
      if (job.repeated() || ImportWords.of(e, texts) == null) {
        throw e;
      }
      return JobStepResponse.repeat();
    }
    ImportCounts counts = batch.count(part.comparison());
    long failed = FailedRowsFile.write(job, handler.file(job), position, batch.badRows());
    ImportPosition after =
        position.after(batch.offset(), batch.row(), counts, ImportCounts.NONE, failed);
    job.setState(after);
    part.keep();
    return next(after, batch, policy).rowErrors(batch.errors());
  }

  private void write(ImportBatch<R> batch, RowComparison<R> comparison, Trial.Store<R> store)
      throws Exception {
    var changes =
        batch.toWrite(comparison).stream().flatMap(group -> group.changes().stream()).toList();
    if (!changes.isEmpty()) {
      store.write(changes);
    }
  }

  private JobStepResponse next(ImportPosition after, ImportBatch<R> batch, BadRows policy) {
    long refused = after.counts().refused();
    if (policy.forbids(refused, after.rows())) {
      return JobStepResponse.failed(
          batch.rows(),
          texts.say("import.stopped", refused, after.counts().created(), after.counts().updated()));
    }
    if (!batch.last()) {
      return JobStepResponse.more(batch.rows())
          .message(texts.say("import.read", position.row() + 1, after.row()));
    }
    return JobStepResponse.done(batch.rows(), handler.sentence(job, after.counts()));
  }

  /**
   * The phase before may have been much quicker: how many rows one step does is found out anew from
   * {@value #FIRST_ROWS} on, at most doubling.
   */
  private ImportPart<R, K> read(int batchSize) throws IOException {
    int rows = (int) Math.min(batchSize, position.row() - 1 + FIRST_ROWS);
    return ImportPart.read(handler, job, file, position, rows, remembered);
  }
}
