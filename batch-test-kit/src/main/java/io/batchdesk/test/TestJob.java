package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.JobType.NoParameters;
import io.batchdesk.StartedBy;
import io.batchdesk.Upload;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job that runs a handler in a plain unit test, step by step as the engine does, without server:
 *
 * <pre>{@code
 * TestResult result = TestJob.of("contact-list").parameters(new Filter("AT")).run(handler);
 *
 * assertThat(result.sentence()).isEqualTo("Exported 3 contacts");
 * }</pre>
 *
 * <p>As in the engine, the parameters are checked against what their record declares; parameters
 * and state are JSON between any two steps; each method may give only its own answers; the handler
 * is asked for no more than {@link io.batchdesk.JobType#maxBatchSize()}; and each step is one
 * {@link #transaction(TestTransaction) transaction}, if one is given. Unlike the engine it waits
 * for no delay, asks no person, and keeps the batch size.
 *
 * <p>A step that throws is rolled back and the exception reaches the test; {@code run} called again
 * goes on after the last committed step, as <em>try again</em> does. What a crash does to the
 * handler is tried by {@link CrashTest}. Not thread-safe.
 */
public final class TestJob {

  static final int DEFAULT_BATCH_SIZE = 50;

  private final String type;
  private final TestRun run;
  private Record parameters = new NoParameters();
  private StartedBy startedBy = new StartedBy("test", Set.of(), Locale.ENGLISH, ZoneOffset.UTC);
  private boolean dryRun;
  private List<String> answers = List.of();
  private final Map<String, TestUpload> uploads = new LinkedHashMap<>();
  private int batchSize;
  private TestTransaction transaction = NoTransaction.NONE;

  private TestJob(String type) {
    this.type = Objects.requireNonNull(type, "type");
    this.run = new TestRun(this);
  }

  /**
   * A job that the user {@code test} started, without roles, in English and in UTC.
   *
   * @param type as in {@link io.batchdesk.JobType#value()}
   */
  public static TestJob of(String type) {
    return new TestJob(type);
  }

  /** Gives the job its parameters. Default: none. */
  public TestJob parameters(Record parameters) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    return this;
  }

  /**
   * Uploads a file, for a component of the parameter record.
   *
   * @param name as people know it
   */
  public Upload upload(String name, byte[] bytes) {
    Upload upload = new Upload("up_test_" + (uploads.size() + 1));
    uploads.put(upload.id(), new TestUpload(name, bytes.clone()));
    return upload;
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
    answers = List.of(choices);
    return this;
  }

  /**
   * How many units to ask of each step. Default: 50.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public TestJob batchSize(int units) {
    if (units < 1) {
      throw new IllegalArgumentException(
          "A step cannot be asked for " + units + " units; give 1 or more");
    }
    batchSize = units;
    return this;
  }

  /**
   * Runs each step in a transaction on the handler's database: a {@link TestDataSource}, or one
   * {@linkplain TestTransaction#of(jakarta.persistence.EntityManager) of an entity manager}.
   * Default: none.
   */
  public TestJob transaction(TestTransaction transaction) {
    this.transaction = Objects.requireNonNull(transaction, "transaction");
    return this;
  }

  /**
   * Runs the job to its end: {@code createJob}, then {@code preProcessJob}, if the handler has one,
   * until it is ready, then {@code continueJob} until it is done.
   *
   * @throws RuntimeException as the engine, if the parameters do not fit what their record
   *     declares, the handler answers null or what this method may not answer, or a state cannot be
   *     written or read back
   * @throws IllegalStateException if the handler asks a question without a fitting {@link
   *     #answering answer}, is of another job type, or finds no end in 10,000 steps
   * @throws Exception what a step throws
   */
  public TestResult run(JobHandler handler) throws Exception {
    while (!run.ended()) {
      run.step(handler, () -> true);
    }
    return run.result();
  }

  /**
   * Calls {@code cleanupJob}, as the engine does when the file was fetched or the job was canceled,
   * and deletes the outputs.
   *
   * @throws RuntimeException if the handler answers anything but <em>done</em>
   * @throws Exception what the handler throws
   */
  public void cleanup(JobHandler handler) throws Exception {
    run.end();
    run.step(handler, () -> true);
  }

  /**
   * The state that the last committed step left.
   *
   * @throws IllegalStateException if no step has set one yet
   */
  public <S extends Record> S state(Class<S> type) {
    return run.committed().state(type);
  }

  /** The expected units; empty while unknown. */
  public OptionalLong jobSize() {
    return run.committed().jobSize();
  }

  /** The units of all committed steps. */
  public long unitsProcessed() {
    return run.committed().units();
  }

  /** The same job at its beginning. */
  TestJob fresh() {
    TestJob fresh = new TestJob(type);
    fresh.parameters = parameters;
    fresh.startedBy = startedBy;
    fresh.dryRun = dryRun;
    fresh.answers = answers;
    fresh.uploads.putAll(uploads);
    fresh.batchSize = batchSize;
    fresh.transaction = transaction;
    return fresh;
  }

  TestRun steps() {
    return run;
  }

  String type() {
    return type;
  }

  Record parameters() {
    return parameters;
  }

  TestUpload upload(Upload upload) {
    TestUpload file = uploads.get(upload.id());
    if (file == null) {
      throw new IllegalArgumentException(
          "The job was not started with the upload %s; make it with TestJob.upload"
              .formatted(upload.id()));
    }
    return file;
  }

  StartedBy startedBy() {
    return startedBy;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** The answer to a question. */
  String answer(int question) {
    return question < answers.size() ? answers.get(question) : null;
  }

  boolean hasBatchSize() {
    return batchSize > 0;
  }

  int batchSize() {
    return hasBatchSize() ? batchSize : DEFAULT_BATCH_SIZE;
  }

  TestTransaction transaction() {
    return transaction;
  }
}
