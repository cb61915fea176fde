package io.batchdesk.test;

import io.batchdesk.JobHandler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Runs a handler undisturbed, then again and again with crashes, and fails if rows, files, units,
 * sentence or fields are not the same each time:
 *
 * <pre>{@code
 * CrashTest.of(TestJob.of("prime-list").parameters(new Limit(20)), PrimeList::new).run();
 *
 * CrashTest.of(job.transaction(database), () -> new PhoneFormat(database))
 *     .before(this::fillTheTables)
 *     .rows(database, "SELECT id, phone, change_count FROM contacts")
 *     .run();
 * }</pre>
 *
 * <p>A crash right before a commit takes the step back, one right after it does not; then a fresh
 * handler goes on with the committed state, as another engine does. There is a run for each commit
 * and either side, one with a crash at all of them, and more with two crashes, {@link #runs(int) as
 * many as fit}. Before that the undisturbed run is repeated, as it is and in smaller steps, because
 * what already differs there would look like the crash's fault. Each run ends with cleanup, which
 * is crashed, too.
 *
 * <p>Unless {@link TestJob#batchSize(int)} says otherwise, the steps are made small enough for the
 * job to take about five. Not thread-safe.
 */
public final class CrashTest {

  private static final int FEW_STEPS = 5;
  private static final int MOST_RUNS = 100;
  private static final int LEAST_RUNS = 10;
  private static final int MOST_STEPS = 20_000;

  private final TestJob job;
  private final Callable<? extends JobHandler> handlers;
  private final List<Rows> rows = new ArrayList<>();
  private Preparation preparation = () -> {};
  private int runs;
  private long seed = 1;

  /** What happens before each run. */
  @FunctionalInterface
  public interface Preparation {

    /** Does it. */
    void run() throws Exception;
  }

  private CrashTest(TestJob job, Callable<? extends JobHandler> handlers) {
    this.job = Objects.requireNonNull(job, "job");
    this.handlers = Objects.requireNonNull(handlers, "handlers");
  }

  /**
   * A crash test of a handler.
   *
   * @param job how the job is started; it stays as it is
   * @param handlers makes the handler, anew for each run and after each crash, because a crash
   *     takes along what is in fields
   */
  public static CrashTest of(TestJob job, Callable<? extends JobHandler> handlers) {
    return new CrashTest(job, handlers);
  }

  /** Brings the database to where the job begins; called before each run. Default: nothing. */
  public CrashTest before(Preparation preparation) {
    this.preparation = Objects.requireNonNull(preparation, "preparation");
    return this;
  }

  /**
   * Compares the rows of a query, in whatever order. Leave out columns that may differ from run to
   * run, such as generated keys. Can be called for several queries.
   */
  public CrashTest rows(DataSource source, String sql) {
    rows.add(Rows.of(source, sql));
    return this;
  }

  /**
   * Compares rows by their texts, in whatever order: entities with a {@code toString}, records,
   * arrays of columns. Can be called several times.
   *
   * @param rows reads what is committed, not what is in a cache
   */
  public CrashTest rows(Callable<? extends Collection<?>> rows) {
    this.rows.add(Rows.of("the rows", rows));
    return this;
  }

  /**
   * How many disturbed runs there are at most. Default: 100, fewer for jobs of more than 200 steps.
   * If more are possible, the {@linkplain #seed(long) seed} chooses.
   *
   * @throws IllegalArgumentException if it is less than 10
   */
  public CrashTest runs(int most) {
    if (most < LEAST_RUNS) {
      throw new IllegalArgumentException(
          "A crash test cannot do with %d runs; give %d or more".formatted(most, LEAST_RUNS));
    }
    runs = most;
    return this;
  }

  /** Chooses other runs where there are more than fit. Default: 1. */
  public CrashTest seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Runs it.
   *
   * @return the result of the undisturbed run
   * @throws AssertionError if a run came out differently; the message says what disturbed it, what
   *     differs first, and what to do
   * @throws IllegalStateException if rows are compared but the job has no transaction, or the rows
   *     are not the same before each run
   * @throws Exception what the handler throws in the undisturbed run
   */
  public TestResult run() throws Exception {
    if (!rows.isEmpty() && job.transaction() == NoTransaction.NONE) {
      throw new IllegalStateException(
          "The crash test compares rows, but nothing can take back what a step wrote; give TestJob.transaction");
    }
    Scene scene = scene();
    CrashRun undisturbed = scene.prepared();
    List<List<String>> begin = scene.snapshot();
    Ending expected = undisturbed.play(CrashPlan.UNDISTURBED);
    CrashTrials trials = new CrashTrials(scene, begin, expected);
    trials.repeat();
    trials.inSmallerSteps();
    for (CrashPlan plan : CrashPlan.all(expected.commits().size(), runs(expected), seed)) {
      trials.crash(plan, seed);
    }
    trials.twoJobsOfOneHandler();
    return expected.result();
  }

  /** With the steps that the job asks for, or small ones. */
  private Scene scene() throws Exception {
    Scene scene = new Scene(job, handlers, preparation, List.copyOf(rows));
    if (job.hasBatchSize()) {
      return scene;
    }
    Ending first = scene.prepared().play(CrashPlan.UNDISTURBED);
    return first.stepsOfWork() >= FEW_STEPS
        ? scene
        : scene.withBatchSize((int) Math.max(1, first.result().units() / FEW_STEPS));
  }

  private int runs(Ending expected) {
    int fitting = MOST_STEPS / expected.commits().size();
    return runs > 0 ? runs : Math.max(LEAST_RUNS, Math.min(MOST_RUNS, fitting));
  }
}
