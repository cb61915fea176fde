package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.JobType.NoParameters;
import io.batchdesk.StartedBy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job in memory that runs a handler in a plain unit test, as the engine would:
 *
 * <pre>{@code
 * TestResult result = TestJob.of("contact-list").parameters(new Filter("AT")).run(handler);
 *
 * assertThat(result.sentence()).isEqualTo("Exported 3 contacts");
 * }</pre>
 *
 * <p>What it does not do: it checks no constraints of the parameter record, keeps the state as the
 * object that it is (the engine writes and reads JSON), starts no transaction, and waits for no
 * delay. A step that throws leaves the job as the step before left it, and the exception reaches
 * the test; {@code run} goes on from there when it is called again. Not thread-safe.
 */
public final class TestJob implements JobParameters {

  private static final int DEFAULT_BATCH_SIZE = 50;

  private final String type;
  private final TestRun run = new TestRun(this);
  private final Map<String, TestOutput> outputs = new LinkedHashMap<>();
  private Record parameters = new NoParameters();
  private StartedBy startedBy = new StartedBy("test", Set.of(), Locale.ENGLISH, ZoneOffset.UTC);
  private boolean dryRun;
  private Snapshot committed = new Snapshot(null, OptionalLong.empty(), 0, null);
  private Snapshot step = committed;

  private record Snapshot(Record state, OptionalLong jobSize, long units, String answer) {}

  private TestJob(String type) {
    this.type = type;
  }

  /**
   * A job that the user {@code test} started, without roles, in English and in UTC.
   *
   * @param type as in {@link io.batchdesk.JobType#value()}
   */
  public static TestJob of(String type) {
    return new TestJob(Objects.requireNonNull(type, "type"));
  }

  /** Gives the job its parameters. Default: {@link NoParameters}. */
  public TestJob parameters(Record parameters) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    return this;
  }

  /** Says who started the job. */
  public TestJob startedBy(String name, String... roles) {
    startedBy = new StartedBy(name, Set.of(roles), startedBy.locale(), startedBy.timeZone());
    return this;
  }

  /** Says in which language and time zone the person reads who started the job. */
  public TestJob in(Locale locale, ZoneId timeZone) {
    startedBy = new StartedBy(startedBy.name(), startedBy.roles(), locale, timeZone);
    return this;
  }

  /** Makes it a dry run. */
  public TestJob asDryRun() {
    dryRun = true;
    return this;
  }

  /** Gives the answers to the handler's questions, in their order. */
  public TestJob answering(String... choices) {
    run.answering(List.of(choices));
    return this;
  }

  /**
   * Runs the job to its end with steps of 50 units.
   *
   * @throws IllegalStateException as {@link #run(JobHandler, int)}
   * @throws Exception what a step throws
   */
  public TestResult run(JobHandler handler) throws Exception {
    return run(handler, DEFAULT_BATCH_SIZE);
  }

  /**
   * Runs the job to its end: {@code createJob}, then {@code preProcessJob} until it is ready, then
   * {@code continueJob} until it is done.
   *
   * @param batchSize how many units to ask of each step
   * @throws IllegalStateException if the handler answers null or what this method may not answer,
   *     asks a question without a fitting {@link #answering answer}, or finds no end in 1,000,000
   *     steps
   * @throws Exception what a step throws
   */
  public TestResult run(JobHandler handler, int batchSize) throws Exception {
    return run.toEnd(handler, batchSize);
  }

  /**
   * Calls {@code cleanupJob}, as the engine does when the file was fetched or the job was canceled,
   * and deletes the outputs.
   *
   * @throws IllegalStateException if the handler answers anything but <em>done</em>
   * @throws Exception what the handler throws
   */
  public void cleanup(JobHandler handler) throws Exception {
    run.cleanup(handler);
    outputs.clear();
  }

  @Override
  public String jobId() {
    return "batch_test";
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public StartedBy startedBy() {
    return startedBy;
  }

  @Override
  public boolean dryRun() {
    return dryRun;
  }

  @Override
  public <P extends Record> P parameters(Class<P> type) {
    return type.cast(parameters);
  }

  @Override
  public <S extends Record> S state(Class<S> type) {
    if (!hasState()) {
      throw new IllegalStateException("No step has set a state yet");
    }
    return type.cast(step.state);
  }

  @Override
  public boolean hasState() {
    return step.state != null;
  }

  @Override
  public void setState(Record state) {
    step =
        new Snapshot(Objects.requireNonNull(state, "state"), step.jobSize, step.units, step.answer);
  }

  @Override
  public OptionalLong jobSize() {
    return step.jobSize;
  }

  @Override
  public void setJobSize(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("A job cannot have " + units + " units; give 0 or more");
    }
    step = new Snapshot(step.state, OptionalLong.of(units), step.units, step.answer);
  }

  @Override
  public long unitsProcessed() {
    return step.units;
  }

  @Override
  public Optional<String> answer() {
    return Optional.ofNullable(step.answer);
  }

  @Override
  public JobOutput output(String name, String mediaType) {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "The name of an output has 1 to 200 characters, not only blanks: \"" + name + "\"");
    }
    return outputs.computeIfAbsent(name, TestOutput::new);
  }

  @Override
  public String idempotencyKey(long n) {
    return jobId() + ":" + n;
  }

  void commit(long units, String answer) {
    outputs.values().forEach(TestOutput::commit);
    committed = new Snapshot(step.state, step.jobSize, step.units + units, answer);
  }

  /** Forgets what the step left without a commit. */
  void end() {
    outputs.values().forEach(TestOutput::rollback);
    step = committed;
  }

  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    outputs.forEach((name, output) -> files.put(name, output.bytes()));
    return files;
  }
}
