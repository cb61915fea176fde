package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobWait;
import io.batchdesk.engine.Readiness;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps that do not come back within their limit. */
class HangIT extends InServer {

  @Inject Readiness readiness;

  @Test
  void aHungStepLosesItsClaimAndIsTriedAgainAndCanOnlyRollBack() {
    Gate gate = new Gate();
    AtomicInteger calls = new AtomicInteger();
    String id = start(ScriptedJobs.HANGING, hangingAtFirst(gate, calls)).id();
    gate.awaitReached();

    JobDetails hung = await(id, job -> job.waiting() != null);
    JobDetails job = await(id, JobStatus.COMPLETED);
    gate.open();

    assertThat(hung.waiting().reason()).isEqualTo(JobWait.Reason.HANGS);
    assertThat(hung.waiting().text()).startsWith("it@");
    assertThat(calls).hasValue(2);
    assertThat(job.unitsProcessed()).isEqualTo(1);
    assertThat(messages(id)).anyMatch(line -> line.contains("did not end within its limit"));
    awaitEmptyQueue(id);
    assertThat(rows.of(id)).containsExactly(2L);
  }

  @Test
  void aJobWhoseStepHangsIsCanceledAtOnce() {
    Gate gate = new Gate();
    String id = start(ScriptedJobs.HANGING, hangingAtFirst(gate, new AtomicInteger())).id();
    gate.awaitReached();
    await(id, job -> job.waiting() != null);

    JobDetails canceled = control.cancel(id, null, ANN);
    gate.open();

    assertThat(canceled.status()).isEqualTo(JobStatus.CANCELED);
    awaitCleanup(id);
    assertThat(rows.of(id)).isEmpty();
  }

  @Test
  void anApplicationWhoseThreadsAllHangIsNotReady() {
    Gate gate = new Gate();
    List<String> ids =
        IntStream.range(0, 4)
            .mapToObj(
                i -> start(ScriptedJobs.HANGING, hangingAtFirst(gate, new AtomicInteger())).id())
            .toList();

    Await.until(
        () -> readiness.problems(Set.of("it")).containsKey("it"), () -> "it is still ready");

    gate.open();
    ids.forEach(id -> await(id, JobStatus.COMPLETED));
    Await.until(() -> readiness.problems(Set.of("it")).isEmpty(), () -> "it is not ready again");
    assertThat(ids).allSatisfy(id -> assertThat(rows.of(id)).containsExactly(2L));
  }

  private Script hangingAtFirst(Gate gate, AtomicInteger calls) {
    return new Script()
        .step(
            (job, batchSize) -> {
              int call = calls.incrementAndGet();
              rows.write(job.jobId(), call);
              if (call == 1) {
                gate.pass();
              }
              return JobStepResponse.done(1, "Did it in call " + call);
            });
  }
}
