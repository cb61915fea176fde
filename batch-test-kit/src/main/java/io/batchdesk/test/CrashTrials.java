package io.batchdesk.test;

import io.batchdesk.engine.HandlerMethod;
import io.batchdesk.test.CrashPoint.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs that have to come out as the undisturbed one did. */
final class CrashTrials {

  private static final String REPEATED =
      "No crash disturbed it: it depends on the clock, on chance, on a query without ORDER BY, or on a static field. Inject what changes, and fix it in the test.";
  private static final String SMALLER =
      "The engine changes the batch size while a job runs, so nothing may depend on it: read each page in the order of the key that the state holds, with ORDER BY, and count units, not steps.";
  private static final String SHARED =
      "One handler serves all jobs of its type, many at the same time: keep nothing of a job in fields, all of it in the state (setState).";
  private static final Map<Kind, String> CRASHED =
      Map.of(
          Kind.BEFORE,
          "The step was taken back and done again, but something of its first try stayed: in a static field, or outside the step's transaction. Keep progress in the state only (setState), and write through what was given to TestJob.transaction.",
          Kind.FAILED,
          "The step was taken back and the same handler tried again, as after any error, but something of the first try stayed in a field. Keep progress in the state only (setState).",
          Kind.AFTER,
          "A fresh handler went on with the committed state and came out elsewhere: what it needs was in a field, or setState was forgotten. Keep progress in the state only.");

  private final Scene scene;
  private final List<List<String>> begin;
  private final Ending expected;

  CrashTrials(Scene scene, List<List<String>> begin, Ending expected) {
    this.scene = scene;
    this.begin = begin;
    this.expected = expected;
  }

  void repeat() throws Exception {
    compare(scene, CrashPlan.UNDISTURBED, "when it is run again", REPEATED);
  }

  void inSmallerSteps() throws Exception {
    int size = scene.job().batchSize();
    if (size > 1) {
      compare(
          scene.withBatchSize(size / 2),
          CrashPlan.UNDISTURBED,
          "with a batch size of %d than with %d".formatted(size / 2, size),
          SMALLER);
    }
  }

  void crash(CrashPlan plan, long seed) throws Exception {
    compare(
        scene,
        plan,
        "after %s (batch size %d, seed %d)"
            .formatted(described(plan), scene.job().batchSize(), seed),
        plan.kinds().stream().map(CRASHED::get).collect(Collectors.joining("\n")));
  }

  /** The second job of one handler finds what the first has left in its fields. */
  void twoJobsOfOneHandler() throws Exception {
    Scene shared = scene.withOneHandler();
    for (int job = 1; job <= 2; job++) {
      compare(shared, CrashPlan.UNDISTURBED, "as job %d of one handler".formatted(job), SHARED);
    }
  }

  private String described(CrashPlan plan) {
    return plan.name() != null
        ? plan.name()
        : plan.points().stream().map(this::described).collect(Collectors.joining(" and "));
  }

  private String described(CrashPoint point) {
    HandlerMethod method = expected.commits().get(point.commit() - 1);
    return "%s of step %d of %d (%s)"
        .formatted(
            point.kind().words, point.commit(), expected.commits().size(), method.spelling());
  }

  private void compare(Scene played, CrashPlan plan, String when, String advice) throws Exception {
    CrashRun run = played.prepared();
    requireSameBegin();
    Optional<String> difference;
    try {
      difference = expected.difference(run.play(plan), scene);
    } catch (WroteOutsideException e) {
      throw failure(when, e.getMessage(), null);
    } catch (Exception e) {
      throw failure(when, "It throws %s\n%s".formatted(e, advice), e);
    }
    if (difference.isPresent()) {
      throw failure(when, difference.get() + "\n" + advice, null);
    }
  }

  private void requireSameBegin() throws Exception {
    Optional<String> difference = scene.difference(begin, scene.snapshot());
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "A run does not begin as the first one did, so nothing can be compared; bring the database back in CrashTest.before. "
              + difference.get());
    }
  }

  private AssertionError failure(String when, String what, Throwable cause) {
    return new AssertionError(
        "The job %s gives something else %s.\n%s".formatted(scene.job().type(), when, what), cause);
  }
}
