package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobWait;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps that throw or answer nonsense, and stored things that cannot be read any more. */
class FailureIT extends InServer {

  @Test
  void ofAStepThatThrowsNothingRemains() {
    String id = start(lines(4, step -> failAt(3, step))).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED);

    assertThat(rows.of(id)).containsExactly(1L, 2L);
    assertThat(job.unitsProcessed()).isEqualTo(2);
    assertThat(rows.job(id)).containsEntry("state", "{\"done\":2}");
    assertThat(job.outputs()).allSatisfy(output -> assertThat(output.length()).isNull());
    assertThat(rows.count("select sum(length) from batch_output_part where job_id = ?", id))
        .isEqualTo(allLines(2).length);
    assertThat(job.downloadable()).isFalse();
  }

  private static void failAt(int failing, int step) {
    if (step == failing) {
      throw new IllegalStateException("The printer is on fire");
    }
  }

  @Test
  void attemptsFollowWithGrowingPausesUntilTheJobFails() {
    List<Instant> attempts = new CopyOnWriteArrayList<>();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  attempts.add(Instant.now());
                  throw new IllegalStateException("The printer is on fire");
                });
    String id = start(script).id();

    JobDetails waiting = await(id, job -> job.attempts() == 2);
    OffsetDateTime staged = (OffsetDateTime) rows.entry(id).get("execution_time");
    JobDetails failed = await(id, JobStatus.FAILED);

    assertThat(waiting.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(waiting.dueAt()).isEqualTo(staged.toInstant());
    assertThat(Duration.between(attempts.get(1), waiting.dueAt()))
        .isBetween(Duration.ofMillis(3_200), Duration.ofSeconds(6));
    assertThat(attempts).hasSize(3);
    assertThat(Duration.between(attempts.get(0), attempts.get(1)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(800));
    assertThat(attempts.get(2)).isAfter(waiting.dueAt().minusMillis(100));
    assertThat(failed.error().code()).isEqualTo("no_attempt_left");
    assertThat(failed.error().field()).isNull();
    assertThat(failed.error().message())
        .isEqualTo("Step 2 failed after 0 units: The printer is on fire. It was tried 3 times.");
    assertThat(messages(id))
        .contains(
            "Step 2 failed after 0 units: The printer is on fire. Attempt 2 of 3 follows in 1 s.")
        .anyMatch(
            line ->
                line.matches(
                    "Step 2 failed after 0 units: The printer is on fire\\."
                        + " Attempt 3 of 3 follows in [345] s\\."));
  }

  @Test
  void aRetriedJobGoesOnAfterItsLastCommittedStep() throws Exception {
    AtomicBoolean healed = new AtomicBoolean();
    Script script =
        lines(
            5,
            step -> {
              if (!healed.get()) {
                failAt(3, step);
              }
            });
    String id = start(script).id();
    awaitHurried(id, JobStatus.FAILED);

    healed.set(true);
    control.retry(id, null, ANN);
    JobDetails job = await(id, JobStatus.COMPLETED);

    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(job.unitsProcessed()).isEqualTo(5);
    assertThat(job.error()).isNull();
    assertThat(download(id)).isEqualTo(allLines(5));
  }

  @Test
  void aFailedAttemptInTheMiddleLeavesTheSameFileAsAnUndisturbedRun() throws Exception {
    AtomicInteger failures = new AtomicInteger();
    Script script =
        lines(
            4,
            step -> {
              if (step % 2 == 0 && failures.incrementAndGet() % 2 == 1) {
                failAt(step, step);
              }
            });
    String id = start(script).id();

    awaitHurried(id, JobStatus.COMPLETED);

    assertThat(failures).hasValue(4);
    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(download(id)).isEqualTo(allLines(4));
  }

  @Test
  void attemptsCountAnewAfterACommittedStep() {
    AtomicInteger calls = new AtomicInteger();
    Script script =
        lines(
            3,
            step -> {
              if (calls.incrementAndGet() % 3 != 0) {
                failAt(step, step);
              }
            });
    String id = start(script).id();

    JobDetails job = awaitHurried(id, JobStatus.COMPLETED);

    assertThat(calls).hasValue(9);
    assertThat(job.attempts()).isZero();
  }

  @Test
  void aRefusalByTheHandlerIsNotRepeatedAndKeepsItsField() {
    AtomicInteger calls = new AtomicInteger();
    Script script =
        new Script()
            .create(
                job -> {
                  calls.incrementAndGet();
                  rows.write(job.jobId(), 1);
                  throw new BatchJobException("limit", "The limit 7 is taken; choose another one");
                });
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.FAILED);
    awaitEmptyQueue(id);

    assertThat(job.error().code()).isEqualTo("refused");
    assertThat(job.error().field()).isEqualTo("limit");
    assertThat(job.error().message()).isEqualTo("The limit 7 is taken; choose another one");
    assertThat(job.timestamps().keySet()).containsExactly("created", "failed");
    assertThat(calls).hasValue(1);
    assertThat(rows.of(id)).isEmpty();
  }

  @Test
  void anErrorOfAnyKindIsAFailedAttempt() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  throw new StackOverflowError();
                });
    String id = start(script).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED);

    assertThat(job.error().message())
        .isEqualTo(
            "Step 2 failed after 0 units: an unexpected error; the server's log has it, with the job's id."
                + " It was tried 3 times.");
  }

  @Test
  void anErrorOfTheDatabaseIsToldWithoutItsStatement() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  rows.fail();
                  return JobStepResponse.done();
                });
    String id = start(script).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED);

    assertThat(job.error().message())
        .contains("Step 2 failed", "the database refused it")
        .doesNotContainIgnoringCase("no_such_table");
  }

  @Test
  void aStepOverItsLimitIsRolledBack() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  rows.write(job.jobId(), 1);
                  Instant end = Instant.now().plus(Duration.ofMillis(2500));
                  Await.until(() -> Instant.now().isAfter(end), () -> "still waiting");
                  return JobStepResponse.done();
                });
    String id = start(ScriptedJobs.SHORT_LIMIT, script).id();

    JobDetails job = await(id, JobStatus.FAILED);

    assertThat(rows.of(id)).isEmpty();
    assertThat(job.error().code()).isEqualTo("no_attempt_left");
  }

  @Test
  void threeInterruptionsWithoutACommittedStepFailTheJob() {
    String id =
        start(new Script().step((job, size) -> JobStepResponse.again(Duration.ofHours(1), 1))).id();
    await(id, job -> job.dueAt() != null);

    rows.update("update batch_job set claimed_by = 'it@dead', takeovers = 2 where id = ?", id);
    JobDetails job = awaitHurried(id, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("interrupted");
    assertThat(job.error().message()).startsWith("The server stopped 3 times during step 3");
    assertThat(job.interruptions()).isEqualTo(1);
  }

  @Test
  void anErrorThatTheTypeCallsFinalIsNotTriedAgain() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  throw new IllegalStateException(
                      "No way", new UnsupportedOperationException("The printer has no paper tray"));
                });

    JobDetails failed = await(start(ScriptedJobs.CHOOSY, script).id(), JobStatus.FAILED);

    assertThat(failed.error().code()).isEqualTo("final_error");
    assertThat(failed.attempts()).isZero();
  }

  @Test
  void theFirstPauseIsTheTypesOwnGiveOrTakeAFifth() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  throw new IllegalStateException("The printer is on fire");
                });

    JobDetails waiting = await(start(ScriptedJobs.CHOOSY, script).id(), job -> job.attempts() == 1);

    assertThat(Duration.between(waiting.createdAt(), waiting.dueAt()))
        .isBetween(Duration.ofSeconds(235), Duration.ofSeconds(365));
  }

  @Test
  void aStoreThatTakesNothingMakesTheJobWaitWithoutCountingAnAttempt() throws Exception {
    Gate gate = new Gate();
    Script script = lines(3);
    Script gated =
        script.create(
            job -> {
              gate.pass();
              job.setJobSize(3);
              job.setState(new Cursor(0));
              return JobStepResponse.ready();
            });
    String id = start(gated).id();
    gate.awaitReached();
    Path inTheWay = Files.of(id);
    java.nio.file.Files.createDirectories(inTheWay.getParent());
    java.nio.file.Files.createFile(inTheWay);
    gate.open();

    JobDetails waiting = await(id, job -> job.waiting() != null);
    assertThat(waiting.waiting().reason()).isEqualTo(JobWait.Reason.STORE);
    assertThat(waiting.waiting().text()).contains("cannot be written");
    assertThat(waiting.attempts()).isZero();
    assertThat(rows.of(id)).isEmpty();

    java.nio.file.Files.delete(inTheWay);
    JobDetails job = awaitHurried(id, JobStatus.COMPLETED);
    assertThat(job.waiting()).isNull();
    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L);
    assertThat(download(id)).isEqualTo(allLines(3));
  }
}
