package io.batchdesk.engine;

import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.StartedBy;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The job as the handler sees it during one step; what it changes is kept until the commit. */
final class StepJob implements JobParameters {

  private static final System.Logger LOG = System.getLogger(StepJob.class.getName());
  private static final int WARN_STATE = 64 * 1024;
  private static final int LARGEST_STATE = 1_000_000;

  private final JobSnapshot job;
  private final StepOutputs outputs;
  private String state;
  private Long jobSize;

  StepJob(JobSnapshot job, StepOutputs outputs) {
    this.job = job;
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
    return readStored("parameters", () -> Json.read(job.parameters(), type));
  }

  @Override
  public <S extends Record> S state(Class<S> type) {
    if (state == null) {
      throw new IllegalStateException(
          "Job %s (%s) has no state yet; set one in createJob".formatted(job.id(), job.type()));
    }
    return readStored("state", () -> Json.readWhole(state, type));
  }

  private static <R extends Record> R readStored(String what, Supplier<R> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new UnreadableJobException(
          "The stored %s cannot be read: %s. It can be tried again after the next deployment."
              .formatted(what, e.getMessage()),
          e);
    }
  }

  @Override
  public boolean hasState() {
    return state != null;
  }

  @Override
  public void setState(Record newState) {
    String json = json(newState);
    if (json.length() > LARGEST_STATE) {
      throw new IllegalArgumentException(
          "The state %s has %,d characters as JSON; keep it under %,d"
              .formatted(newState.getClass().getName(), json.length(), LARGEST_STATE));
    }
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

  /** Another attempt would write the same, so the job fails at once. */
  private static String json(Record newState) {
    try {
      return Json.write(Objects.requireNonNull(newState, "state"));
    } catch (IllegalArgumentException e) {
      throw new WrongAnswerException(Text.cut(Text.oneLine("The state " + e.getMessage()), 500));
    }
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
  public String idempotencyKey(long n) {
    return job.id() + "-" + n;
  }
}
