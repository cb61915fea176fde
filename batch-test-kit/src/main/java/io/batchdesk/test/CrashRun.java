package io.batchdesk.test;

import io.batchdesk.JobHandler;
import io.batchdesk.engine.HandlerMethod;
import io.batchdesk.test.CrashPoint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a job, disturbed as planned. */
final class CrashRun {

  private final Scene scene;
  private final TestJob job;
  private final List<HandlerMethod> commits = new ArrayList<>();
  private List<CrashPoint> crashes = List.of();
  private JobHandler handler;

  CrashRun(Scene scene, TestJob job) {
    this.scene = scene;
    this.job = job;
  }

  Ending play(CrashPlan plan) throws Exception {
    crashes = new ArrayList<>(plan.points());
    handler = scene.handler();
    TestRun run = job.steps();
    while (!run.ended()) {
      step(run);
    }
    TestResult result = run.result();
    List<List<String>> end = scene.snapshot();
    while (!run.cleanedUp()) {
      step(run);
    }
    return new Ending(result, List.copyOf(commits), end, scene.snapshot());
  }

  private void step(TestRun run) throws Exception {
    HandlerMethod due = run.due();
    int number = commits.size() + 1;
    boolean crash = isDue(Kind.BEFORE, number);
    boolean undone = crash || isDue(Kind.FAILED, number);
    List<List<String>> before = undone ? scene.snapshot() : List.of();
    if (run.step(handler, () -> !undone)) {
      commits.add(due);
      crash = isDue(Kind.AFTER, number);
    } else {
      requireUndone(before, due);
    }
    if (crash) {
      handler = scene.handler();
    }
  }

  private boolean isDue(Kind kind, int commit) {
    return crashes.remove(new CrashPoint(kind, commit));
  }

  private void requireUndone(List<List<String>> before, HandlerMethod due) throws Exception {
    Optional<String> kept = scene.difference(before, scene.snapshot());
    if (kept.isPresent()) {
      throw new WroteOutsideException(due, kept.get(), meddling());
    }
  }

  private String meddling() {
    return job.transaction() instanceof TestDataSource source ? source.meddling() : null;
  }
}
