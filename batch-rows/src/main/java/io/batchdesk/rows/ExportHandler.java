package io.batchdesk.rows;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A handler that writes rows into files. The author says what the files are; counting, paging,
 * progress, and going on after an interruption without a lost or doubled row are done here.
 *
 * <pre>{@code
 * @JobType("city-list")
 * class CityList extends ExportHandler {
 *   @Inject Cities cities;
 *
 *   protected List<Export<?>> exports(JobParameters job) {
 *     return List.of(Export.csv("cities.csv", CITIES, cities));
 *   }
 * }
 * }</pre>
 *
 * <p>The result tells, as the fact {@code formulas}, how many texts got an apostrophe so that a
 * spreadsheet does not take them for formulas, or that texts were written as they are; and, as
 * {@code longTexts}, how many were cut because a cell of a workbook cannot have them.
 */
public abstract class ExportHandler implements JobHandler {

  /**
   * The files, in the order in which they are written. Called in each step; it has to answer the
   * same each time. What depends on data that may change is {@link #discover discovered}.
   *
   * @throws BatchJobException to refuse the job, in its first step
   */
  protected abstract List<Export<?>> exports(JobParameters job);

  /**
   * Finds the columns that the data makes, once, before the first row: so they are the same in each
   * row, whatever happens to the data meanwhile. Default: none.
   *
   * @return titles by a key of the author's, from left to right; see {@link Columns#texts}
   * @throws BatchJobException to refuse the job
   */
  protected Map<String, String> discover(JobParameters job) {
    return Map.of();
  }

  /** What was {@link #discover discovered} when the job began. */
  protected final Map<String, String> discovered(JobParameters job) {
    return job.state(ExportPosition.class).discovered();
  }

  /** So many rows a second at most; null, the default, for as fast as possible. */
  protected Integer rowsPerSecond(JobParameters job) {
    return null;
  }

  /** What the person reads at the end. Default: how many rows were written. */
  protected String sentence(JobParameters job, long rows) {
    return RowTexts.of(job).say("export.done", rows);
  }

  /** What a step says in the log. Default: which rows it has written. */
  protected String message(JobParameters job, long first, long last) {
    return RowTexts.of(job).say("export.wrote", last - first + 1, first, last);
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    Map<String, String> discovered = discover(job);
    job.setState(ExportPosition.begin(List.of(), discovered));
    List<ExportPosition.Begun> files = new ArrayList<>();
    long size = 0;
    Set<String> names = new HashSet<>();
    for (Export<?> export : exports(job)) {
      if (!names.add(export.fileName())) {
        throw new IllegalStateException("Two files are called " + export.fileName());
      }
      long upTo = export.rows().lastKey();
      files.add(new ExportPosition.Begun(export.fileName(), export.columns().titles(), upTo));
      size += export.rows().count(upTo);
    }
    job.setJobSize(size);
    job.setState(ExportPosition.begin(files, discovered));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    ExportPosition begin = job.state(ExportPosition.class);
    List<Export<?>> exports = theSame(exports(job), begin, job);
    Integer pace = rowsPerSecond(job);
    int wanted = pace == null ? batchSize : Math.min(batchSize, atOnce(pace));
    ExportPosition position = begin;
    int read = 0;
    while (read < wanted && position.more()) {
      ExportSection section = write(exports.get(position.file()), job, position, wanted - read);
      read += section.read();
      position = section.after();
    }
    job.setState(position);
    JobStepResponse response =
        position.more() ? next(read, pace) : done(job, read, position, exports);
    return position.written() == begin.written()
        ? response
        : response.message(message(job, begin.written() + 1, position.written()));
  }

  /** Rows with other columns than those above them would be worse than none. */
  private static List<Export<?>> theSame(
      List<Export<?>> exports, ExportPosition begin, JobParameters job) {
    for (int i = 0; i < begin.files().size(); i++) {
      if (i >= exports.size() || !begin.files().get(i).is(exports.get(i))) {
        throw new BatchJobException(
            RowTexts.of(job).say("export.changed", begin.files().get(i).name()));
      }
    }
    return exports;
  }

  private static ExportSection write(
      Export<?> export, JobParameters job, ExportPosition position, int wanted) throws IOException {
    try {
      return ExportSection.write(export, job, position, wanted);
    } catch (ZipFile.TooLarge e) {
      throw new BatchJobException(
          null, RowTexts.of(job).say("export.too_large", export.fileName()), e);
    }
  }

  /** A held back step does what fits into half a second, and holds no thread in between. */
  private static int atOnce(int rowsPerSecond) {
    return Math.max(1, rowsPerSecond / 2);
  }

  private static JobStepResponse next(int read, Integer pace) {
    return pace == null
        ? JobStepResponse.more(read)
        : JobStepResponse.again(Duration.ofNanos(read * 1_000_000_000L / pace), read);
  }

  private JobStepResponse done(
      JobParameters job, int read, ExportPosition position, List<Export<?>> exports) {
    JobStepResponse done = JobStepResponse.done(read, sentence(job, position.written()));
    return position.remarks().tell(done, exports, RowTexts.of(job));
  }
}
