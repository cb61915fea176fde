package io.batchdesk.engine;

import static io.batchdesk.engine.JobAction.CANCEL;
import static io.batchdesk.engine.JobAction.CLEAN_UP;
import static io.batchdesk.engine.JobAction.CONFIRM;
import static io.batchdesk.engine.JobAction.DELETE;
import static io.batchdesk.engine.JobAction.PAUSE;
import static io.batchdesk.engine.JobAction.RESUME;
import static io.batchdesk.engine.JobAction.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobActionTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

  /** The table of docs/lifecycle.md, written out. */
  private static final Map<JobStatus, Set<JobAction>> TABLE =
      Map.of(
          JobStatus.CREATED, Set.of(CANCEL),
          JobStatus.PRE_PROCESSED, Set.of(CONFIRM, CANCEL),
          JobStatus.CONFIRMED, Set.of(PAUSE, CANCEL),
          JobStatus.PROCESSING, Set.of(PAUSE, CANCEL),
          JobStatus.PAUSED, Set.of(RESUME, CANCEL),
          JobStatus.COMPLETED, Set.of(CLEAN_UP, DELETE),
          JobStatus.FAILED, Set.of(RETRY, CANCEL, CLEAN_UP, DELETE),
          JobStatus.CANCELED, Set.of(CLEAN_UP, DELETE));

  @ParameterizedTest
  @EnumSource
  void onlyWhatTheTableSaysMayBeAskedFor(JobStatus status) {
    assertThat(JobStatusTest.job(status).actions()).isEqualTo(TABLE.get(status));
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "CANCELED"})
  void aJobThatIsCleanedUpCanOnlyGo(JobStatus status) {
    BatchJob job = JobStatusTest.job(status);
    job.askForCleanup(NOW);

    assertThat(job.actions()).contains(DELETE).doesNotContain(CLEAN_UP, RETRY);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "CANCELED"})
  void nothingCanBeAskedOfAJobThatIsBeingDeleted(JobStatus status) {
    BatchJob job = JobStatusTest.job(status);
    job.askForDeletion(JobStatusTest.ANN);

    assertThat(job.actions()).isEmpty();
  }
}
