package io.batchdesk.test;

import io.batchdesk.JobHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a crash test runs again and again: a job, its handler, and where both begin. */
record Scene(
    TestJob job,
    Callable<? extends JobHandler> handlers,
    CrashTest.Preparation preparation,
    List<Rows> rows) {

  Scene withBatchSize(int units) {
    return new Scene(job.fresh().batchSize(units), handlers, preparation, rows);
  }

  Scene withOneHandler() throws Exception {
    JobHandler one = handler();
    return new Scene(job, () -> one, preparation, rows);
  }

  CrashRun prepared() throws Exception {
    preparation.run();
    return new CrashRun(this, job.fresh());
  }

  JobHandler handler() throws Exception {
    JobHandler handler = handlers.call();
    if (handler == null) {
      throw new IllegalStateException("The handler of the crash test is null; give a new one");
    }
    return handler;
  }

  List<List<String>> snapshot() throws Exception {
    List<List<String>> all = new ArrayList<>();
    for (Rows each : rows) {
      all.add(List.copyOf(each.read().call()));
    }
    return all;
  }

  Optional<String> difference(List<List<String>> expected, List<List<String>> actual) {
    for (int i = 0; i < rows.size(); i++) {
      Optional<String> found =
          Difference.ofRows(rows.get(i).name(), expected.get(i), actual.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
