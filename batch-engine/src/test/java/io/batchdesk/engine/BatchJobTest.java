package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchJobTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

  private static final Instant START = NOW.minusSeconds(60);

  @Test
  void eachStagingHasANumberOfItsOwn() {
    BatchJob job = JobStatusTest.job(JobStatus.CREATED);

    assertThat(job.stage()).isEqualTo("batch_01:1");
    assertThat(job.stage()).isEqualTo("batch_01:2");
    assertThat(job.entry()).isEqualTo("batch_01:2");
  }

  @Test
  void aClaimThatNobodyGaveBackIsAnInterruption() {
    BatchJob job = JobStatusTest.job(JobStatus.CONFIRMED);
    job.claim("a@node#1", START, NOW);
    job.stepped(50, NOW.plusSeconds(1));

    job.claim("b@node#2", START, NOW.plusSeconds(10));

    assertThat(job.interruptions).isEqualTo(1);
    assertThat(job.interruptedUnits).isEqualTo(50);
    assertThat(job.interruptedMillis).isEqualTo(9_000);
    assertThat(job.claimNumber).isEqualTo(2);
  }

  @Test
  void aJobHasEndedUntilItIsTriedAgain() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    Instant whileProcessing = job.endedAt;

    job.fail("code", null, "message", NOW);
    Instant ended = job.endedAt;
    job.retry(NOW.plusSeconds(1));

    assertThat(whileProcessing).isNull();
    assertThat(ended).isEqualTo(NOW);
    assertThat(job.endedAt).isNull();
  }

  @Test
  void aJobThatNobodyTookWhenItWasDueWasInterrupted() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.stepped(50, NOW);
    job.dueAt = NOW.plusSeconds(1);

    job.claim("b@node#2", NOW.plusSeconds(20), NOW.plusSeconds(21));

    assertThat(job.interruptions).isEqualTo(1);
    assertThat(job.interruptedMillis).isEqualTo(21_000);
    assertThat(job.takeovers).isZero();
  }

  @Test
  void aJobThatWaitsForItsDueTimeIsNotInterrupted() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.stepped(50, NOW);
    job.dueAt = NOW.plusSeconds(60);

    job.claim("b@node#2", NOW.plusSeconds(20), NOW.plusSeconds(61));

    assertThat(job.interruptions).isZero();
  }

  @Test
  void aClaimThatWasGivenBackIsNoInterruption() {
    BatchJob job = JobStatusTest.job(JobStatus.CONFIRMED);
    job.claim("a@node#1", START, NOW);
    job.release();

    job.claim("b@node#2", START, NOW);

    assertThat(job.interruptions).isZero();
    assertThat(job.takeovers).isZero();
  }

  @Test
  void aCommittedStepForgivesEarlierFailuresAndTakeovers() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.attempts = 4;
    job.takeovers = 2;

    job.stepped(1, NOW);

    assertThat(job.attempts).isZero();
    assertThat(job.takeovers).isZero();
  }

  @Test
  void anOldClaimOrAnOldStepIsNotAtTheJob() {
    BatchJob job = JobStatusTest.job(JobStatus.CONFIRMED);
    job.claim("a@node#1", START, NOW);

    assertThat(job.isAt(1, 0)).isTrue();
    assertThat(job.isAt(0, 0)).isFalse();
    job.stepped(1, NOW);
    assertThat(job.isAt(1, 0)).isFalse();
  }

  @Test
  void retryGoesOnWhereTheJobFailed() {
    BatchJob beforePreProcessing = JobStatusTest.job(JobStatus.FAILED);
    BatchJob afterPreProcessing = JobStatusTest.job(JobStatus.FAILED);
    afterPreProcessing.preProcessedAt = NOW;

    beforePreProcessing.retry(NOW);
    afterPreProcessing.retry(NOW);

    assertThat(beforePreProcessing.status).isEqualTo(JobStatus.CREATED);
    assertThat(afterPreProcessing.status).isEqualTo(JobStatus.CONFIRMED);
  }

  @Test
  void cancelAsksForCleanup() {
    BatchJob job = JobStatusTest.job(JobStatus.PAUSED);

    job.cancel(NOW);

    assertThat(job.cleanupAskedAt).isEqualTo(NOW);
    assertThat(job.wantsAnEngine()).isTrue();
  }

  @Test
  void aCleanedJobCannotBeRetried() {
    BatchJob job = JobStatusTest.job(JobStatus.FAILED);
    job.askForCleanup(NOW);
    job.cleanedUp(NOW);

    assertThatThrownBy(() -> job.require(JobAction.RETRY))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot retry job batch_01 (contact-list): it is failed and cleaned up");
  }

  @Test
  void aRefusedActionNamesTheJobAndItsStatus() {
    BatchJob job = JobStatusTest.job(JobStatus.COMPLETED);

    assertThatThrownBy(() -> job.require(JobAction.PAUSE))
        .hasMessage("Cannot pause job batch_01 (contact-list): it is completed");
  }

  @Test
  void whatIsAskedForIsNotOfferedAgain() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);

    job.askToStop(StopRequest.PAUSE);
    assertThat(job.actions()).containsExactly(JobAction.CANCEL);

    job.askToStop(StopRequest.CANCEL);
    assertThat(job.actions()).isEmpty();
  }
}
