package io.batchdesk.ui.console;

import static io.batchdesk.ui.console.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobWait;
import io.batchdesk.engine.StopRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobSentencesTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

  private final JobSentences sentences = new JobSentences(new Texts());

  @ParameterizedTest
  @EnumSource(JobStatus.class)
  void eachStatusHasAWordAndAnIcon(JobStatus status) {
    JobDetails job = aJob().status(status).make();

    assertThat(sentences.word(job)).isNotBlank();
    assertThat(StatusIcon.of(JobSentences.standing(job))).startsWith("pi pi-");
  }

  @Test
  void whatWasAskedIsNotDoneYet() {
    assertThat(sentences.word(aJob().asked(StopRequest.PAUSE).make())).isEqualTo("Pausing…");
    assertThat(sentences.word(aJob().asked(StopRequest.CANCEL).make())).isEqualTo("Canceling…");
    assertThat(sentences.word(aJob().status(JobStatus.PAUSED).make())).isEqualTo("Paused");
  }

  @Test
  void aJobWithoutItsApplicationWaitsForIt() {
    JobDetails job = aJob().waitsFor(JobWait.Reason.APPLICATION).make();

    assertThat(sentences.word(job)).isEqualTo("Waiting");
    assertThat(sentences.status(job)).contains("its application sample");
  }

  @Test
  void theTabTellsTheProgressWhileTheJobMoves() {
    assertThat(sentences.tab(aJob().units(42_000, 100_000L).make()))
        .isEqualTo("42 % · Contact list");
    assertThat(sentences.tab(aJob().units(7, null).make())).isEqualTo("Running · Contact list");
    assertThat(sentences.tab(aJob().status(JobStatus.COMPLETED).make()))
        .isEqualTo("Completed · Contact list");
  }

  @Test
  void unitsAreToldWithTheSizeWhenItIsKnown() {
    assertThat(sentences.units(aJob().units(12_345, 100_000L).make()))
        .isEqualTo("12,345 of 100,000");
    assertThat(sentences.units(aJob().units(12_345, null).make())).isEqualTo("12,345 so far");
  }

  @Test
  void aFailedAttemptTellsWhenTheNextOneFollows() {
    assertThat(sentences.waiting(aJob().attempts(1, NOW.plusMillis(7001)).make(), NOW))
        .isEqualTo("Attempt 2 follows in 8 s");
    assertThat(sentences.waiting(aJob().attempts(4, NOW.plusSeconds(150)).make(), NOW))
        .isEqualTo("Attempt 5 follows in 3 min");
    assertThat(sentences.waiting(aJob().attempts(1, NOW.minusSeconds(1)).make(), NOW))
        .isEqualTo("Attempt 2");
    assertThat(sentences.waiting(aJob().make(), NOW)).isNull();
  }

  @Test
  void interruptionsAreToldWithTheirPlaceAndLength() {
    assertThat(sentences.interruptions(aJob().interrupted(1, 42_000L, 8_400L).make()))
        .isEqualTo("Interrupted once at 42 %, went on 9 s after the last step");
    assertThat(sentences.interruptions(aJob().interrupted(3, null, null).make()))
        .isEqualTo("Interrupted 3 times");
    assertThat(sentences.interruptions(aJob().make())).isNull();
  }
}
