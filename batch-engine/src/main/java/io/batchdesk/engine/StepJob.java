package io.batchdesk.engine;

import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.JobUpload;
import io.batchdesk.StartedBy;
import io.batchdesk.Upload;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** The job as the handler sees it during one step; what it changes is kept until the commit. */
final class StepJob implements JobParameters {

  private static final System.Logger LOG = System.getLogger(StepJob.class.getName());
  private static final int WARN_STATE = 64 * 1024;

  private final JobSnapshot job;
  private final StepOutputs outputs;
  private final Uploads uploads;
  private final Rehearsals rehearsals;
  private final boolean repeated;
  private String state;
  private Long jobSize;

  /** Tries something out beside the step's transaction. */
  interface Rehearsals {

    /** Does the work and rolls it back. */
    void of(Callable<?> work) throws Exception;
  }

  StepJob(
      JobSnapshot job,
      StepOutputs outputs,
      Uploads uploads,
      Rehearsals rehearsals,
      boolean repeated) {
    this.job = job;
    this.rehearsals = rehearsals;
    this.repeated = repeated;
    this.uploads = uploads;
    this.outputs = outputs;
    this.state = job.state();
    this.jobSize = job.jobSize();
  }

  /** Writes the step's changes to the job's row. */
  void writeTo(BatchJob row) {
    row.state = state;
    row.jobSize = jobSize;
  }

  @Override
  public String jobId() {
    return job.id();
  }

  @Override
  public String type() {
    return job.type();
  }

  @Override
  public StartedBy startedBy() {
    return job.startedBy();
  }

  @Override
  public boolean dryRun() {
    return job.dryRun();
  }

  @Override
  public <P extends Record> P parameters(Class<P> type) {
    return StoredRecord.parameters(job.parameters(), type);
  }

  @Override
  public <S extends Record> S state(Class<S> type) {
    if (state == null) {
      throw new IllegalStateException(
          "Job %s (%s) has no state yet; set one in createJob".formatted(job.id(), job.type()));
    }
    return StoredRecord.state(state, type);
  }

  @Override
  public boolean hasState() {
    return state != null;
  }

  @Override
  public void setState(Record newState) {
    String json = StoredRecord.json(newState);
    if (json.length() > WARN_STATE) {
      LOG.log(
          Level.WARNING,
          "Job {0} ({1}): the state has {2} characters; each step writes them again",
          job.id(),
          job.type(),
          json.length());
    }
    state = json;
  }

  @Override
  public OptionalLong jobSize() {
    return jobSize == null ? OptionalLong.empty() : OptionalLong.of(jobSize);
  }

  @Override
  public void setJobSize(long units) {
    if (units < 0) {
      throw new IllegalArgumentException(
          "A job cannot have %d units; give 0 or more".formatted(units));
    }
    jobSize = units;
  }

  @Override
  public long unitsProcessed() {
    return job.unitsProcessed();
  }

  @Override
  public Optional<String> answer() {
    return Optional.ofNullable(job.answer());
  }

  @Override
  public JobOutput output(String name, String mediaType) {
    return outputs.open(name, mediaType);
  }

  @Override
  public JobOutput failedRows(Upload upload, String name, String mediaType) {
    return outputs.open(name, mediaType, parameterOf(upload));
  }

  private String parameterOf(Upload upload) {
    return Json.readMap(job.parameters()).entrySet().stream()
        .filter(parameter -> upload.id().equals(parameter.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Job %s was not started with the upload %s"
                        .formatted(job.id(), Text.quote(upload.id()))));
  }

  @Override
  public void rehearse(Callable<?> work) throws Exception {
    rehearsals.of(work);
  }

  @Override
  public boolean repeated() {
    return repeated;
  }

  @Override
  public JobUpload upload(Upload upload) {
    return uploads.ofJob(upload, job.id());
  }

  @Override
  public String idempotencyKey(long n) {
    return job.id() + "-" + n;
  }
}
