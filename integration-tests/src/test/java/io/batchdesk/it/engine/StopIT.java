package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Pause, resume, cancel, questions, and steps that wait. */
class StopIT extends InServer {

  @Test
  void pauseWaitsForTheRunningStepAndResumeGoesOn() throws Exception {
    Gate gate = new Gate();
    String id = start(lines(4, step -> passAt(2, step, gate))).id();
    gate.awaitReached();

    JobDetails asked = jobs.pause(id, ANN);
    gate.open();
    JobDetails paused = await(id, JobStatus.PAUSED);
    awaitEmptyQueue(id);
    jobs.resume(id, null, ANN);
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

  private static void passAt(int gated, int step, Gate gate) {
    if (step == gated) {
      gate.pass();
    }
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

    JobDetails asked = jobs.cancel(id, ANN);
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
    assertThat(Files.of(id)).doesNotExist();
  }

  @Test
  void cancelReplacesAPauseThatWasAskedFor() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(1, step, gate))).id();
    gate.awaitReached();

    jobs.pause(id, ANN);
    jobs.cancel(id, ANN);
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

    jobs.cancel(id, ANN);
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

    jobs.cancel(id, ANN);
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

    jobs.cancel(id, ANN);
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

    jobs.cancel(id, ANN);
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

  private static Script waitingAfterEachStep(AtomicInteger steps) {
    return new Script()
        .step(
            (job, batchSize) ->
                steps.incrementAndGet() < 3
                    ? JobStepResponse.again(Duration.ofHours(1), 1)
                    : JobStepResponse.done(1, "Waited twice"));
  }

  @Test
  void againHoldsNoThreadAndNoClaim() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();

    JobDetails waiting = await(id, job -> job.dueAt() != null);
    Map<String, Object> first = rows.job(id);
    rows.hurry(id);
    await(id, job -> job.unitsProcessed() == 2);
    Map<String, Object> second = rows.job(id);
    rows.hurry(id);
    JobDetails completed = await(id, JobStatus.COMPLETED);

    assertThat(waiting.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(waiting.claimed()).isFalse();
    assertThat(waiting.dueAt())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(58)), Instant.now().plus(Duration.ofMinutes(60)));
    assertThat(first).containsEntry("claim_number", 1L).containsEntry("claimed_by", null);
    assertThat(second).containsEntry("claim_number", 2L).containsEntry("claimed_by", null);
    assertThat(completed.sentence()).isEqualTo("Waited twice");
    assertThat(completed.interruptions()).isZero();
  }

  @Test
  void pauseBetweenStepsTakesEffectAtOnceAndTheOldEntryDoesNothing() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    await(id, job -> job.dueAt() != null);

    JobDetails paused = jobs.pause(id, ANN);
    rows.hurry(id);
    awaitEmptyQueue(id);
    JobDetails later = find(id);
    jobs.resume(id, null, ANN);
    await(id, job -> job.unitsProcessed() == 2);

    assertThat(paused.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(paused.dueAt()).isNull();
    assertThat(later.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(later.unitsProcessed()).isEqualTo(1);
    assertThat(steps).hasValue(2);
    jobs.cancel(id, ANN);
  }

  @Test
  void cancelBetweenStepsTakesEffectAtOnce() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    await(id, job -> job.dueAt() != null);

    JobDetails canceled = jobs.cancel(id, ANN);
    rows.hurry(id);
    awaitCleanup(id);
    awaitEmptyQueue(id);

    assertThat(canceled.status()).isEqualTo(JobStatus.CANCELED);
    assertThat(steps).hasValue(1);
  }

  @Test
  void aQuestionWaitsForItsAnswerAndTheNextStepSeesIt() {
    AtomicReference<List<String>> answers = new AtomicReference<>(List.of());
    Script script =
        new Script()
            .create(
                job -> {
                  job.setState(new Cursor(0));
                  return JobStepResponse.ready();
                })
            .step(
                (job, batchSize) -> {
                  int step = job.state(Cursor.class).done();
                  job.setState(new Cursor(step + 1));
                  if (step == 0) {
                    return JobStepResponse.ask("Overwrite 12 rows?", "yes", "no");
                  }
                  answers.updateAndGet(
                      before ->
                          java.util.stream.Stream.concat(
                                  before.stream(),
                                  java.util.stream.Stream.of(job.answer().orElse("none")))
                              .toList());
                  return step == 1 ? JobStepResponse.more(1) : JobStepResponse.done();
                });
    String id = start(script).id();

    JobDetails asking = await(id, JobStatus.PAUSED);
    Object waitingFor = rows.job(id).get("waiting_for");
    refusesWithConflict(() -> jobs.resume(id, null, ANN));
    refusesWithConflict(() -> jobs.resume(id, "perhaps", ANN));
    jobs.resume(id, "yes", ANN);
    JobDetails completed = await(id, JobStatus.COMPLETED);

    assertThat(asking.question()).isEqualTo("Overwrite 12 rows?");
    assertThat(asking.choices()).containsExactly("yes", "no");
    assertThat(waitingFor).isEqualTo("decision");
    assertThat(answers.get()).containsExactly("yes", "none");
    assertThat(completed.question()).isNull();
  }

  @Test
  void whatAStatusDoesNotAllowIsAConflictAndChangesNothing() {
    String id = start(lines(1)).id();
    JobDetails before = await(id, JobStatus.COMPLETED);

    refusesWithConflict(() -> jobs.pause(id, ANN));
    refusesWithConflict(() -> jobs.resume(id, null, ANN));
    refusesWithConflict(() -> jobs.cancel(id, ANN));
    refusesWithConflict(() -> jobs.retry(id, ANN));
    refusesWithConflict(() -> jobs.confirm(id, ANN));

    assertThat(find(id)).isEqualTo(before);
  }

  private static void refusesWithConflict(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
  }
}
