package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchJobTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

  private static final JobChange.Request ANN = JobStatusTest.ANN;
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

    assertThat(job.interruptions.number).isEqualTo(1);
    assertThat(job.interruptions.units).isEqualTo(50);
    assertThat(job.interruptions.millis).isEqualTo(9_000);
    assertThat(job.claimNumber).isEqualTo(2);
  }

  @Test
  void aStepThatFailedIsTriedAgainWithHalfOfItsUnits() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.batchSize = 3;
    job.claim("a@node#1", START, NOW);

    job.attemptFailed(NOW);
    int half = job.batchSize;
    job.attemptFailed(NOW);

    assertThat(half).isEqualTo(1);
    assertThat(job.batchSize).isEqualTo(1);
  }

  @Test
  void aJobHasEndedUntilItIsTriedAgain() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    Instant whileProcessing = job.times.endedAt;

    job.fail("code", null, Wording.said("It broke"), NOW);
    Instant ended = job.times.endedAt;
    job.retry(ANN);

    assertThat(whileProcessing).isNull();
    assertThat(ended).isEqualTo(NOW);
    assertThat(job.times.endedAt).isNull();
  }

  @Test
  void aJobThatNobodyTookWhenItWasDueWasInterrupted() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.stepped(50, NOW);
    job.dueAt = NOW.plusSeconds(1);

    job.claim("b@node#2", NOW.plusSeconds(20), NOW.plusSeconds(21));

    assertThat(job.interruptions.number).isEqualTo(1);
    assertThat(job.interruptions.millis).isEqualTo(21_000);
    assertThat(job.takeovers).isZero();
  }

  @Test
  void aJobThatWaitsForItsDueTimeIsNotInterrupted() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.stepped(50, NOW);
    job.dueAt = NOW.plusSeconds(60);

    job.claim("b@node#2", NOW.plusSeconds(20), NOW.plusSeconds(61));

    assertThat(job.interruptions.number).isZero();
  }

  @Test
  void aClaimThatWasGivenBackIsNoInterruption() {
    BatchJob job = JobStatusTest.job(JobStatus.CONFIRMED);
    job.claim("a@node#1", START, NOW);
    job.release();

    job.claim("b@node#2", START, NOW);

    assertThat(job.interruptions.number).isZero();
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
  void whatTheEngineSaysAboutAJobIsInTheLanguageOfWhoStartedIt() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.locale = "de-AT";
    job.timeZone = "Europe/Vienna";

    job.waitFor(Wording.of("store.database_full"), NOW);
    job.fail("interrupted", null, Wording.of("failure.server_stopped"), NOW);

    assertThat(job.waitReason).isEqualTo("Der Datenträger der Datenbank ist voll.");
    assertThat(job.errorMessage).isEqualTo("Der Server ist inzwischen stehen geblieben.");
  }

  @Test
  void retryGoesOnWhereTheJobFailed() {
    BatchJob beforePreProcessing = JobStatusTest.job(JobStatus.FAILED);
    BatchJob afterPreProcessing = JobStatusTest.job(JobStatus.FAILED);
    afterPreProcessing.times.preProcessedAt = NOW;

    beforePreProcessing.retry(ANN);
    afterPreProcessing.retry(ANN);

    assertThat(beforePreProcessing.status).isEqualTo(JobStatus.CREATED);
    assertThat(afterPreProcessing.status).isEqualTo(JobStatus.CONFIRMED);
  }

  @Test
  void cancelAsksForCleanup() {
    BatchJob job = JobStatusTest.job(JobStatus.PAUSED);

    job.cancel(ANN, NOW);

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

    job.askToStop(StopRequest.PAUSE, ANN);
    assertThat(job.actions()).containsExactly(JobAction.CANCEL);

    job.askToStop(StopRequest.CANCEL, ANN);
    assertThat(job.actions()).isEmpty();
  }

  @Test
  void eachChangeIsKeptUntilItIsWritten() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.askToStop(StopRequest.PAUSE, ANN);
    job.pause(job.stop.by(), NOW.plusSeconds(2));

    assertThatThrownBy(job::refuseUnwrittenChanges).hasMessageContaining("without its event");
    assertThat(job.takeChanges())
        .containsExactly(
            JobChange.of(JobAction.PAUSE, ANN),
            JobChange.of(JobStatus.PROCESSING, JobStatus.PAUSED, ANN, NOW.plusSeconds(2)));
    assertThatNoException().isThrownBy(job::refuseUnwrittenChanges);
  }

  @Test
  void aStepThatShouldLongBeDoneIsOverdue() {
    BatchJob job = JobStatusTest.job(JobStatus.CONFIRMED);
    job.claim("a@node#1", START, NOW);
    job.stepBegins(Duration.ofSeconds(60), NOW);

    assertThat(job.overdue(NOW.plusSeconds(62))).isFalse();
    assertThat(job.overdue(NOW.plusSeconds(64))).isTrue();
    job.release();
    assertThat(job.overdue(NOW.plusSeconds(64))).isFalse();
  }

  @Test
  void aJobThatIsTriedAgainHasNotFailed() {
    BatchJob job = JobStatusTest.job(JobStatus.PROCESSING);
    job.times.preProcessedAt = NOW;
    job.fail("code", null, Wording.said("It broke"), NOW);

    job.retry(ANN);

    assertThat(job.times.bySpelling()).doesNotContainKey("failed");
  }
}
