package io.batchdesk.rows;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.JobUpload;
import io.batchdesk.Template;
import io.batchdesk.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A handler that reads rows out of an uploaded CSV file. The author says what the columns are, what
 * is there now, and how changes are stored; finding out encoding and separator, checking each row,
 * the preview, going on after an interruption, and the file of refused rows are done here.
 *
 * <pre>{@code
 * @JobType(value = "city-import", parameters = CityImport.Options.class, confirm = ALWAYS)
 * class CityImport extends ImportHandler<City, Long> {
 *   record Options(@NotNull @Accept(".csv") Upload file) {}
 *
 *   @Inject Cities cities;
 *
 *   protected Upload file(JobParameters job) {
 *     return job.parameters(Options.class).file();
 *   }
 *
 *   protected ImportColumns<City> columns() {
 *     return ImportColumns.of(City.class).column("id", "id").column("Name", "name").required();
 *   }
 *
 *   protected Long key(City city) {
 *     return city.id();
 *   }
 *
 *   protected Map<Long, City> existing(JobParameters job, Set<Long> ids) {
 *     return cities.byId(ids);
 *   }
 *
 *   protected void store(JobParameters job, List<Change<City>> changes) {
 *     cities.save(changes);
 *   }
 * }
 * }</pre>
 *
 * <p>The file is read three times: it is scanned (how many rows, which encoding), previewed (each
 * row is checked and compared with what is there; mostly it is also {@linkplain #triesOut stored
 * and rolled back}), and imported. If a person had to confirm the preview, it is compared once more
 * before anything is written, and if the counts are others now, the person is asked.
 *
 * <p>The result tells, as facts, the {@code encoding}, and the {@code ignoredColumns} if there are
 * any.
 *
 * @param <R> a row: a record
 * @param <K> what tells which thing a row is about; with a {@code toString} of its own
 */
public abstract class ImportHandler<R extends Record, K> implements JobHandler {

  private final RememberedKeys remembered = new RememberedKeys();

  /** The uploaded file. */
  protected abstract Upload file(JobParameters job);

  /** The columns. The same each time. */
  protected abstract ImportColumns<R> columns();

  /**
   * Which thing a row is about. Two rows of a file with the same key are refused.
   *
   * @param row may lack values if the row is to be refused anyway; a component for a key is no
   *     primitive, which could not lack it
   * @return null if it is a new one in any case
   */
  protected abstract K key(R row);

  /**
   * What is there now, as rows; called in a step's transaction. It must not lock what it reads:
   * rows are tried out in a transaction beside this one, which would wait for it.
   *
   * @param keys of some rows of the file
   * @return by key; what is not there is left out
   */
  protected abstract Map<K, R> existing(JobParameters job, Set<K> keys);

  /**
   * Stores what is new and what changes, in a step's transaction. Where the preview {@linkplain
   * #triesOut tries it out}, it is called there, too, and rolled back.
   *
   * @throws RowRefusedException if one of them cannot be stored; so does a constraint of the
   *     database
   * @throws Exception anything else: the step is rolled back and tried again
   */
  protected abstract void store(JobParameters job, List<Change<R>> changes) throws Exception;

  /**
   * What rows have in common that are one thing together, for example the handle of a product with
   * several variants: such rows stand together in the file, and are imported together or not at
   * all; 10,000 of them at most. Default: null, each is a thing by itself.
   *
   * @param row may lack values if the row is to be refused anyway
   */
  protected Object group(R row) {
    return null;
  }

  /** Whether a row is refused if there is nothing with its key. Default: it is created. */
  protected boolean mustExist(R row) {
    return false;
  }

  /** What people call the thing that a row is about. Default: its key. */
  protected String name(R row) {
    K key = key(row);
    return key == null ? "" : key.toString();
  }

  /** What is done about bad rows. Default: they are left out, however many there are. */
  protected BadRows badRows(JobParameters job) {
    return BadRows.of(OnBadRow.SKIP);
  }

  /**
   * Whether the preview also {@linkplain JobParameters#rehearse tries out} to store the rows, so
   * that it knows what the database refuses. Default: in a dry run, and whenever a person has to
   * confirm the preview.
   */
  protected boolean triesOut(JobParameters job) {
    return job.dryRun() || confirmed(job);
  }

  /** The most rows that a file may have. Default: 10,000,000. */
  protected long mostRows() {
    return 10_000_000;
  }

  /** The parameter that is the file, for what is told about it. Default: {@code file}. */
  protected String parameter() {
    return "file";
  }

  /** What would happen, for the person who has to confirm it. */
  protected String preview(JobParameters job, ImportCounts counts) {
    return ImportSentences.counts(RowTexts.of(job), "import.preview", counts);
  }

  /** What has happened. */
  protected String sentence(JobParameters job, ImportCounts counts) {
    return ImportSentences.counts(RowTexts.of(job), "import.done", counts);
  }

  @Override
  public Optional<Template> template(String parameter) {
    return parameter.equals(parameter())
        ? Optional.of(ImportTemplate.of(columns(), parameter))
        : Optional.empty();
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    RowTexts texts = RowTexts.of(job);
    try {
      JobUpload upload = job.upload(file(job));
      CsvShape shape = FileStart.look(upload, columns().titles());
      ImportHeader.match(shape.header(), columns());
      job.setState(ImportPosition.begin(shape, FileStart.survey(upload, shape)));
      return JobStepResponse.ready();
    } catch (HeaderException e) {
      throw new BatchJobException(parameter(), e.words(texts), e);
    } catch (UnreadableFileException e) {
      throw new BatchJobException(parameter(), e.words(texts), e);
    }
  }

  @Override
  public JobStepResponse preProcessJob(JobParameters job, int batchSize) throws Exception {
    ImportStep<R, K> step = step(job);
    return switch (step.phase()) {
      case SCAN -> step.scan(batchSize);
      case PREVIEW -> step.preview(batchSize);
      case REFUSED -> step.writeRefused(batchSize);
      default -> throw new IllegalStateException("No phase of pre-processing: " + step.phase());
    };
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception {
    ImportStep<R, K> step = step(job);
    return switch (step.phase()) {
      case COMPARE -> step.compare(batchSize);
      case REFUSED_SINCE -> step.writeRefused(batchSize);
      case ASKED -> step.answered();
      case IMPORT -> step.store(batchSize);
      default -> throw new IllegalStateException("No phase of processing: " + step.phase());
    };
  }

  private ImportStep<R, K> step(JobParameters job) {
    return new ImportStep<>(this, job, remembered);
  }

  /** Whether a person has confirmed what the preview said. */
  final boolean confirmed(JobParameters job) {
    JobType type = null;
    for (Class<?> at = getClass(); at != null && type == null; at = at.getSuperclass()) {
      type = at.getAnnotation(JobType.class);
    }
    return type != null
        && (type.confirm() == JobType.Confirm.ALWAYS
            || type.confirm() == JobType.Confirm.WHEN_DRY_RUN && job.dryRun());
  }
}
