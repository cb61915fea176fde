package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two engines that both believe to own a job: what the one does that was replaced vanishes. */
class ClaimIT extends InServer {

  @Test
  void theStepOfAClaimThatWasTakenOverRollsBackAsAWhole() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(2, step, gate))).id();
    gate.awaitReached();

    try (LogWatch log = new LogWatch()) {
      rows.update("update batch_job set claim_number = claim_number + 1 where id = ?", id);
      Map<String, Object> before = rows.job(id);
      gate.open();
      Await.until(() -> !log.about(id).isEmpty(), () -> "Nothing was logged");
      awaitEmptyQueue(id);

      assertThat(log.about(id))
          .containsExactly(
              "WARNING Claim 1 of job %s (scripted) was lost before step 3 committed"
                  .formatted(id));
      assertThat(rows.job(id)).isEqualTo(before);
    }
    assertThat(rows.of(id)).containsExactly(1L);
    assertThat(messages(id)).containsExactly("Line 1");
    assertThat(rows.count("select sum(length) from batch_output_part where job_id = ?", id))
        .isEqualTo(line(1).length);
  }

  @Test
  void theNewClaimGoesOnWhileTheOldOneIsStillBusyAndTheFileIsRight() throws Exception {
    Gate gate = new Gate();
    AtomicInteger calls = new AtomicInteger();
    Script script =
        lines(
            3,
            step -> {
              if (step == 2 && calls.incrementAndGet() == 1) {
                gate.pass();
              }
            });
    String id = start(script).id();
    gate.awaitReached();

    try (LogWatch log = new LogWatch()) {
      takeOver(id);
      JobDetails completed = await(id, JobStatus.COMPLETED);
      gate.open();
      Await.until(
          () -> log.about(id).stream().anyMatch(line -> line.contains("was lost before step 3")),
          () -> log.about(id).toString());

      assertThat(completed.interruptions()).isEqualTo(1);
    }
    assertThat(find(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L);
    assertThat(find(id).unitsProcessed()).isEqualTo(3);
    assertThat(download(id)).isEqualTo(allLines(3));
  }

  /** As if another node had found this engine dead: the same entry is due again, not picked. */
  private void takeOver(String id) {
    rows.update(
        "update batch_queue set picked = false, picked_by = null, version = version + 1,"
            + " execution_time = current_timestamp where task_instance like ?",
        id + ":%");
  }

  @Test
  void aStepThatAnotherClaimHasCommittedIsNotCommittedAgain() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(2, step, gate))).id();
    gate.awaitReached();

    rows.update("update batch_job set step_number = step_number + 1 where id = ?", id);
    gate.open();
    awaitEmptyQueue(id);

    assertThat(rows.of(id)).containsExactly(1L);
    assertThat(find(id).unitsProcessed()).isEqualTo(1);
  }

  @Test
  void anEntryOfTheQueueThatIsNotTheJobsPresentOneDoesNothing() {
    AtomicInteger steps = new AtomicInteger();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  steps.incrementAndGet();
                  return JobStepResponse.again(Duration.ofHours(1), 1);
                });
    String id = start(script).id();
    await(id, job -> job.dueAt() != null);

    rows.update("update batch_job set staging_number = staging_number + 1 where id = ?", id);
    Map<String, Object> before = rows.job(id);
    rows.hurry(id);
    awaitEmptyQueue(id);

    assertThat(steps).hasValue(1);
    assertThat(rows.job(id)).isEqualTo(before);
    control.cancel(id, null, ANN);
  }

  @Test
  void aTakeoverIsToldToThePerson() {
    AtomicInteger steps = new AtomicInteger();
    Script script =
        new Script()
            .step(
                (job, batchSize) ->
                    steps.incrementAndGet() == 1
                        ? JobStepResponse.again(Duration.ofHours(1), 5)
                        : JobStepResponse.done());
    String id = start(script).id();
    await(id, job -> job.dueAt() != null);

    rows.update("update batch_job set claimed_by = 'it@dead' where id = ?", id);
    rows.hurry(id);
    JobDetails job = await(id, JobStatus.COMPLETED);

    assertThat(job.interruptions()).isEqualTo(1);
    assertThat(job.interruptedUnits()).isEqualTo(5);
    assertThat(job.interruptedMillis()).isNotNegative();
    assertThat(messages(id))
        .anySatisfy(text -> assertThat(text).startsWith("Interrupted after 5 units"));
  }
}
