package io.batchdesk.engine;

import static io.batchdesk.engine.JobStatus.CANCELED;
import static io.batchdesk.engine.JobStatus.COMPLETED;
import static io.batchdesk.engine.JobStatus.CONFIRMED;
import static io.batchdesk.engine.JobStatus.CREATED;
import static io.batchdesk.engine.JobStatus.FAILED;
import static io.batchdesk.engine.JobStatus.PAUSED;
import static io.batchdesk.engine.JobStatus.PRE_PROCESSED;
import static io.batchdesk.engine.JobStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
  static final JobChange.Request ANN = new JobChange.Request("ann", NOW, "because");

  /** The table of docs/lifecycle.md, written out. */
  private static final Map<JobStatus, Set<JobStatus>> TABLE =
      Map.of(
          CREATED, Set.of(PRE_PROCESSED, COMPLETED, FAILED, CANCELED),
          PRE_PROCESSED, Set.of(CONFIRMED, CANCELED),
          CONFIRMED, Set.of(PROCESSING, PAUSED, CANCELED),
          PROCESSING, Set.of(COMPLETED, FAILED, PAUSED, CANCELED),
          PAUSED, Set.of(CONFIRMED, CANCELED),
          COMPLETED, Set.of(),
          FAILED, Set.of(CREATED, CONFIRMED, CANCELED),
          CANCELED, Set.of());

  private static final Map<JobStatus, Consumer<BatchJob>> VERBS =
      Map.of(
          PRE_PROCESSED, job -> job.preProcessed(NOW),
          CONFIRMED, job -> job.confirm(NOW),
          PROCESSING, job -> job.process(NOW),
          PAUSED, job -> job.pause(ANN, NOW),
          COMPLETED, job -> job.complete(NOW),
          FAILED, job -> job.fail("code", null, Wording.said("message"), NOW),
          CANCELED, job -> job.cancel(ANN, NOW));

  @ParameterizedTest
  @EnumSource
  void movesOnlyAlongTheTable(JobStatus from) {
    VERBS.forEach(
        (to, verb) -> {
          BatchJob job = job(from);

          if (TABLE.get(from).contains(to)) {
            verb.accept(job);

            assertThat(job.status).isEqualTo(to);
          } else {
            assertThatThrownBy(() -> verb.accept(job))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from " + from.spelling() + " to " + to.spelling());
            assertThat(job.status).isEqualTo(from);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void onlyAFailedJobIsCreatedAgain(JobStatus from) {
    BatchJob job = job(from);

    if (from == FAILED) {
      job.retry(ANN);

      assertThat(job.status).isEqualTo(CREATED);
    } else {
      assertThatThrownBy(() -> job.retry(ANN)).isInstanceOf(IllegalStateException.class);
    }
  }

  static BatchJob job(JobStatus status) {
    BatchJob job = new BatchJob("batch_01", "contact-list", "{}", ANN);
    job.takeChanges();
    job.locale = "en";
    job.timeZone = "UTC";
    job.status = status;
    return job;
  }
}
