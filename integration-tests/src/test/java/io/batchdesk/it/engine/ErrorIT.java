package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The engine itself runs out of memory or stack: its transactions are all or nothing, too. */
class ErrorIT extends InServer {

  @Test
  void ofAVerbThatEndsWithAnErrorNothingRemains() {
    Caller unlucky = caller(Breaks.HERE, "operator");

    assertThatThrownBy(() -> jobs.start(request(ScriptedJobs.PLAIN, lines(1)), unlucky))
        .isInstanceOf(StackOverflowError.class);

    assertThat(rows.count("select count(*) from batch_job where created_by = ?", Breaks.HERE))
        .isZero();
  }

  /** It counts the attempt and stages the next before it tells so. */
  @Test
  void ofATransactionOfItsOwnThatEndsWithAnErrorNothingRemains() {
    AtomicInteger attempts = new AtomicInteger();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException(Breaks.HERE);
                  }
                  return JobStepResponse.done();
                });

    try (LogWatch log = new LogWatch()) {
      String id = start(script).id();
      Await.until(
          () -> log.about(id).stream().anyMatch(line -> line.contains("it is tried again")),
          () -> log.about(id) + ", " + find(id));
      Map<String, Object> row = rows.job(id);
      JobDetails completed = awaitHurried(id, JobStatus.COMPLETED);

      assertThat(row).containsEntry("attempts", 0).containsEntry("staging_number", 1L);
      assertThat(completed.interruptions()).isOne();
    }
  }
}
