package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Jobs past their time; tests make them older, the server looks for them each second. */
class RetentionIT extends InServer {

  @Test
  void aJobPastItsTimeIsCleanedUpByItsHandlerAndThenGoesWithAllThatBelongsToIt() {
    AtomicInteger cleanups = new AtomicInteger();
    String id = start(countedCleanup(cleanups)).id();
    String young = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    await(young, JobStatus.COMPLETED);
    boolean hadFiles = hasFiles(id);

    makeOlder(id, "completed_at", 31);
    makeOlder(young, "completed_at", 29);
    awaitRemoval(id);

    assertThat(hadFiles).isTrue();
    assertThat(cleanups).hasValue(1);
    for (String table : List.of("batch_message", "batch_output", "batch_output_part")) {
      assertThat(rows.count("select count(*) from " + table + " where job_id = ?", id)).isZero();
    }
    Await.until(() -> !hasFiles(id), () -> "Its files are still there");
    awaitEmptyQueue(id);
    assertThat(find(young).cleanupAskedAt()).isNull();
  }

  @Test
  void aJobThatWasCleanedUpLongAgoJustGoes() {
    AtomicInteger cleanups = new AtomicInteger();
    String id = start(countedCleanup(cleanups)).id();
    await(id, JobStatus.COMPLETED);
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);

    makeOlder(id, "cleanup_asked_at", 31);
    makeOlder(id, "cleaned_up_at", 31);
    makeOlder(id, "completed_at", 31);
    awaitRemoval(id);

    assertThat(cleanups).hasValue(1);
  }

  @Test
  void aJobThatWasCleanedUpLongAfterItsEndGoesToo() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);

    makeOlder(id, "completed_at", 31);
    awaitRemoval(id);
  }

  @Test
  void aFailedJobIsKeptForNinetyDays() {
    String kept = failed();
    String past = failed();

    makeOlder(kept, "failed_at", 89);
    makeOlder(past, "failed_at", 91);
    awaitRemoval(past);

    assertThat(find(kept).status()).isEqualTo(JobStatus.FAILED);
    assertThat(find(kept).cleanupAskedAt()).isNull();
  }

  private String failed() {
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  throw new io.batchdesk.BatchJobException("No");
                });
    String id = start(script).id();
    await(id, JobStatus.FAILED);
    return id;
  }

  @Test
  void aJobThatNobodyConfirmsInTimeIsCanceledAndCleanedUp() {
    String id = start(ScriptedJobs.CONFIRMED, new Script()).id();
    await(id, JobStatus.PRE_PROCESSED);

    rows.update(
        "update batch_job set pre_processed_at = current_timestamp - interval '31' day where id = ?",
        id);
    await(id, JobStatus.CANCELED);
    awaitCleanup(id);

    assertThat(messages(id)).contains("Nobody confirmed the job within 30 days");
  }

  @Test
  void ofAnApplicationThatIsGoneAJobIsKeptForAnotherMonthAndThenDeletedVisibly() {
    rows.update(
        "insert into batch_job_type (type, application, title, description, roles_allowed, confirm,"
            + " parameters) values ('gone', 'gone', 'Gone', '', '[]', 'NEVER', '{}')");
    String kept = ofTheGoneApplication();
    String past = ofTheGoneApplication();

    try (LogWatch log = new LogWatch()) {
      makeOlder(kept, "completed_at", 59);
      makeOlder(past, "completed_at", 61);
      awaitRemoval(past);

      Await.until(
          () ->
              log.about(past).stream()
                  .anyMatch(line -> line.matches("WARNING .*deleted without its cleanup.*")),
          () -> log.about(past).toString());
    }
    assertThat(rows.job(kept).get("cleanup_asked_at")).isNull();
  }

  private String ofTheGoneApplication() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    rows.update("update batch_job set type = 'gone' where id = ?", id);
    return id;
  }

  @Test
  void aCleanupThatFailsKeepsTheJob() {
    Script script =
        lines(1)
            .cleanup(
                job -> {
                  throw new IllegalStateException("The shelf is locked");
                });
    String id = start(script).id();
    await(id, JobStatus.COMPLETED);

    makeOlder(id, "completed_at", 100);
    await(id, job -> job.attempts() == 2);

    assertThat(find(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(find(id).cleanedUpAt()).isNull();
  }

  private Script countedCleanup(AtomicInteger calls) {
    return lines(2)
        .cleanup(
            job -> {
              calls.incrementAndGet();
              return JobStepResponse.done();
            });
  }

  private void makeOlder(String id, String column, int days) {
    rows.update(
        "update batch_job set %s = current_timestamp - interval '%d' day where id = ?"
            .formatted(column, days),
        id);
    if (column.matches("(completed|failed|canceled)_at")) {
      rows.update("update batch_job set ended_at = " + column + " where id = ?", id);
    }
  }

  private void awaitRemoval(String id) {
    Await.until(
        () -> rows.count("select count(*) from batch_job where id = ?", id) == 0,
        () -> rows.job(id).toString());
  }
}
