package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobWait;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets a thread. */
class FairnessIT extends InServer {

  @Test
  void noMoreJobsOfATypeRunAtOnceThanItAllowsAndTheOthersTakeTheirTurn() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Gate gate = new Gate();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  gate.pass();
                  running.decrementAndGet();
                  return JobStepResponse.done();
                });
    List<String> ids =
        IntStream.range(0, 6).mapToObj(i -> start(ScriptedJobs.BY_TWOS, script).id()).toList();
    Await.until(() -> running.get() == 2 && waiting(ids) == 4, () -> "running " + running);
    List<JobDetails> parked =
        ids.stream().map(this::find).filter(job -> job.waiting() != null).toList();

    gate.open();
    ids.forEach(id -> await(id, JobStatus.COMPLETED));

    assertThat(parked)
        .allSatisfy(
            job -> {
              assertThat(job.waiting().reason()).isEqualTo(JobWait.Reason.TURN);
              assertThat(job.status()).isEqualTo(JobStatus.CREATED);
              assertThat(rows.queue(job.id())).isEmpty();
            });
    assertThat(most).hasValue(2);
  }

  private long waiting(List<String> ids) {
    return ids.stream().filter(id -> find(id).waiting() != null).count();
  }

  @Test
  void aTurnThatNobodyHandedOnComesAllTheSame() {
    String id = start(ScriptedJobs.BY_TWOS, waitingAfterEachStep(new AtomicInteger())).id();
    await(id, job -> job.dueAt() != null);
    String parked = start(ScriptedJobs.BY_TWOS, lines(1)).id();
    await(parked, JobStatus.COMPLETED);
    String first = start(ScriptedJobs.BY_TWOS, waitingAfterEachStep(new AtomicInteger())).id();
    await(first, job -> job.dueAt() != null);
    String second = start(ScriptedJobs.BY_TWOS, lines(1)).id();
    await(second, job -> job.waiting() != null);

    control.cancel(first, null, ANN);

    await(second, JobStatus.COMPLETED);
    control.cancel(id, null, ANN);
  }

  /** db-scheduler asks for due entries in the order of their priority. */
  @Test
  void aJobIsStagedWithThePriorityOfItsType() {
    String id = start(ScriptedJobs.URGENT, waitingAfterEachStep(new AtomicInteger())).id();
    await(id, job -> job.dueAt() != null);

    assertThat(((Number) rows.entry(id).get("priority")).intValue()).isEqualTo(10);
    control.cancel(id, null, ANN);
  }
}
