package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StopRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Pause, resume and cancel, during a step and between two. */
class StopIT extends InServer {

  @Test
  void pauseWaitsForTheRunningStepAndResumeGoesOn() throws Exception {
    Gate gate = new Gate();
    String id = start(lines(4, step -> passAt(2, step, gate))).id();
    gate.awaitReached();

    JobDetails asked = control.pause(id, null, ANN);
    gate.open();
    JobDetails paused = await(id, JobStatus.PAUSED);
    awaitEmptyQueue(id);
    control.resume(id, null, null, ANN);
    JobDetails completed = await(id, JobStatus.COMPLETED);

    assertThat(asked.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(asked.asked()).isEqualTo(StopRequest.PAUSE);
    assertThat(asked.actions()).doesNotContain(JobAction.PAUSE);
    assertThat(paused.unitsProcessed()).isEqualTo(2);
    assertThat(paused.asked()).isNull();
    assertThat(paused.timestamps()).containsKey("paused");
    assertThat(completed.unitsProcessed()).isEqualTo(4);
    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(download(id)).isEqualTo(allLines(4));
    assertThat(messages(id)).contains("ann asked for a pause", "ann resumed the job");
  }

  @Test
  void cancelTakesEffectAfterTheRunningStepAndCleansUpOnce() {
    Gate gate = new Gate();
    AtomicInteger cleanups = new AtomicInteger();
    Script script =
        lines(4, step -> passAt(2, step, gate))
            .cleanup(
                job -> {
                  cleanups.incrementAndGet();
                  return JobStepResponse.done();
                });
    String id = start(script).id();
    gate.awaitReached();

    JobDetails asked = control.cancel(id, null, ANN);
    gate.open();
    JobDetails canceled = awaitCleanup(id);
    awaitEmptyQueue(id);

    assertThat(asked.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(asked.asked()).isEqualTo(StopRequest.CANCEL);
    assertThat(asked.actions()).isEmpty();
    assertThat(canceled.status()).isEqualTo(JobStatus.CANCELED);
    assertThat(canceled.unitsProcessed()).isEqualTo(2);
    assertThat(rows.of(id)).containsExactly(1L, 2L);
    assertThat(cleanups).hasValue(1);
    assertThat(hasFiles(id)).isFalse();
  }

  @Test
  void cancelReplacesAPauseThatWasAskedFor() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(1, step, gate))).id();
    gate.awaitReached();

    control.pause(id, null, ANN);
    control.cancel(id, null, ANN);
    gate.open();

    assertThat(awaitCleanup(id).status()).isEqualTo(JobStatus.CANCELED);
    assertThat(rows.of(id)).containsExactly(1L);
  }

  @Test
  void cancelDuringCreationTakesEffectBeforeTheFirstStep() {
    Gate gate = new Gate();
    Script script =
        lines(2)
            .create(
                job -> {
                  gate.pass();
                  return JobStepResponse.ready();
                });
    String id = start(script).id();
    gate.awaitReached();

    control.cancel(id, null, ANN);
    gate.open();

    assertThat(awaitCleanup(id).status()).isEqualTo(JobStatus.CANCELED);
    assertThat(rows.of(id)).isEmpty();
  }

  @Test
  void cancelIsKeptWhenTheRunningStepAsksAQuestion() {
    Gate gate = new Gate();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  gate.pass();
                  return JobStepResponse.ask("Overwrite?", "yes", "no");
                });
    String id = start(script).id();
    gate.awaitReached();

    control.cancel(id, null, ANN);
    gate.open();

    JobDetails job = awaitCleanup(id);
    assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
    assertThat(job.question()).isNull();
  }

  @Test
  void cancelIsKeptWhenTheJobWouldWaitForConfirmation() {
    Gate gate = new Gate();
    Script script =
        new Script()
            .create(
                job -> {
                  gate.pass();
                  return JobStepResponse.ready();
                });
    String id = start(ScriptedJobs.CONFIRMED, script).id();
    gate.awaitReached();

    control.cancel(id, null, ANN);
    gate.open();

    assertThat(awaitCleanup(id).status()).isEqualTo(JobStatus.CANCELED);
  }

  @Test
  void cancelIsKeptWhenTheRunningStepFails() {
    Gate gate = new Gate();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  gate.pass();
                  return null;
                });
    String id = start(script).id();
    gate.awaitReached();

    control.cancel(id, null, ANN);
    gate.open();

    assertThat(awaitCleanup(id).status()).isEqualTo(JobStatus.CANCELED);
  }

  @Test
  void cancelIsKeptWhenTheEngineDiesInTheRunningStep() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    await(id, job -> job.dueAt() != null);

    rows.update(
        "update batch_job set claimed_by = 'it@dead', stop_request = 'CANCEL' where id = ?", id);
    rows.hurry(id);

    assertThat(awaitCleanup(id).status()).isEqualTo(JobStatus.CANCELED);
    assertThat(steps).hasValue(1);
  }

  @Test
  void pauseBetweenStepsTakesEffectAtOnceAndTheOldEntryDoesNothing() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    await(id, job -> job.dueAt() != null);

    JobDetails paused = control.pause(id, null, ANN);
    rows.hurry(id);
    awaitEmptyQueue(id);
    JobDetails later = find(id);
    control.resume(id, null, null, ANN);
    await(id, job -> job.unitsProcessed() == 2);

    assertThat(paused.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(paused.dueAt()).isNull();
    assertThat(later.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(later.unitsProcessed()).isEqualTo(1);
    assertThat(steps).hasValue(2);
    control.cancel(id, null, ANN);
  }

  @Test
  void cancelBetweenStepsTakesEffectAtOnce() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    await(id, job -> job.dueAt() != null);

    JobDetails canceled = control.cancel(id, null, ANN);
    rows.hurry(id);
    awaitCleanup(id);
    awaitEmptyQueue(id);

    assertThat(canceled.status()).isEqualTo(JobStatus.CANCELED);
    assertThat(steps).hasValue(1);
  }

  @Test
  void whatAStatusDoesNotAllowIsAConflictAndChangesNothing() {
    String id = start(lines(1)).id();
    JobDetails before = await(id, JobStatus.COMPLETED);

    refuses(Refusal.Kind.CONFLICT, () -> control.pause(id, null, ANN));
    refuses(Refusal.Kind.CONFLICT, () -> control.resume(id, null, null, ANN));
    refuses(Refusal.Kind.CONFLICT, () -> control.cancel(id, null, ANN));
    refuses(Refusal.Kind.CONFLICT, () -> control.retry(id, null, ANN));
    refuses(Refusal.Kind.CONFLICT, () -> control.confirm(id, null, ANN));

    assertThat(find(id)).isEqualTo(before);
  }
}
