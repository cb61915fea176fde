package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobEvent;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a person asks for: from every status, with who asked, when and why. */
class ControlIT extends InServer {

  /**
   * What each verb leads to, by the status in which it is asked for; what is left out is refused.
   */
  private static final Map<JobStatus, Map<JobAction, JobStatus>> MATRIX =
      new EnumMap<>(
          Map.of(
              JobStatus.CREATED, Map.of(JobAction.CANCEL, JobStatus.CANCELED),
              JobStatus.PRE_PROCESSED,
                  Map.of(
                      JobAction.CONFIRM, JobStatus.CONFIRMED,
                      JobAction.CANCEL, JobStatus.CANCELED),
              JobStatus.CONFIRMED,
                  Map.of(
                      JobAction.PAUSE, JobStatus.PAUSED,
                      JobAction.CANCEL, JobStatus.CANCELED),
              JobStatus.PROCESSING,
                  Map.of(
                      JobAction.PAUSE, JobStatus.PAUSED,
                      JobAction.CANCEL, JobStatus.CANCELED),
              JobStatus.PAUSED,
                  Map.of(
                      JobAction.RESUME, JobStatus.CONFIRMED,
                      JobAction.CANCEL, JobStatus.CANCELED),
              JobStatus.COMPLETED,
                  Map.of(
                      JobAction.CLEAN_UP, JobStatus.COMPLETED,
                      JobAction.DELETE, JobStatus.COMPLETED),
              JobStatus.FAILED,
                  Map.of(
                      JobAction.RETRY, JobStatus.CONFIRMED,
                      JobAction.CANCEL, JobStatus.CANCELED,
                      JobAction.CLEAN_UP, JobStatus.FAILED,
                      JobAction.DELETE, JobStatus.FAILED),
              JobStatus.CANCELED,
                  Map.of(
                      JobAction.CLEAN_UP, JobStatus.CANCELED,
                      JobAction.DELETE, JobStatus.CANCELED)));

  @Test
  void everyVerbFromEveryStatusDoesWhatTheTableSaysOrChangesNothing() {
    for (JobStatus status : JobStatus.values()) {
      for (JobAction action : JobAction.values()) {
        String id = standing(status);
        JobStatus expected = MATRIX.get(status).get(action);
        Map<String, Object> before = rows.job(id);
        if (expected == null) {
          refuses(Refusal.Kind.CONFLICT, () -> ask(id, action));
          assertThat(rows.job(id)).as("%s of a %s job", action, status).isEqualTo(before);
        } else {
          assertThat(ask(id, action).status())
              .as("%s of a %s job", action, status)
              .isEqualTo(expected);
        }
      }
    }
  }

  /**
   * A job in this status that no engine works on; how it came there does not matter to the verbs.
   */
  private String standing(JobStatus status) {
    String id = start(waitingAfterEachStep(new AtomicInteger())).id();
    await(id, job -> job.unitsProcessed() == 1 && job.dueAt() != null);
    rows.update("update batch_job set status = ? where id = ?", status.name(), id);
    return id;
  }

  private JobDetails ask(String id, JobAction action) {
    return switch (action) {
      case CONFIRM -> control.confirm(id, null, ANN);
      case PAUSE -> control.pause(id, null, ANN);
      case RESUME -> control.resume(id, null, null, ANN);
      case CANCEL -> control.cancel(id, null, ANN);
      case RETRY -> control.retry(id, null, ANN);
      case CLEAN_UP -> {
        JobDetails before = find(id);
        // Asked for twice it changes nothing, but that is another test's.
        assertThat(before.cleanupAskedAt()).isNull();
        yield control.cleanUp(id, null, ANN);
      }
      case DELETE -> control.delete(id, null, ANN).orElseThrow();
    };
  }

  @Test
  void whatWasAskedAndWhatWasDoneAreToldApartWithWhoAndWhy() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(2, step, gate))).id();
    gate.awaitReached();
    control.pause(id, "lunch", ANN);
    gate.open();
    await(id, JobStatus.PAUSED);
    control.resume(id, null, null, ANN);
    await(id, JobStatus.COMPLETED);

    List<String> told = jobs.events(id, ANN).stream().map(ControlIT::words).toList();

    assertThat(told)
        .containsExactly(
            "created by ann",
            "pre_processed",
            "confirmed",
            "processing",
            "PAUSE asked by ann: lunch",
            "paused by ann: lunch",
            "RESUME asked by ann",
            "confirmed by ann",
            "processing",
            "completed");
  }

  private static String words(JobEvent event) {
    return (event.status() == null ? event.asked() + " asked" : event.status().spelling())
        + (event.by() == null ? "" : " by " + event.by())
        + (event.why() == null ? "" : ": " + event.why());
  }

  @Test
  void aDeletedJobIsCleanedUpAndThenGoneWithAllThatHangsOnIt() {
    AtomicInteger cleanups = new AtomicInteger();
    Script script =
        lines(2)
            .cleanup(
                job -> {
                  cleanups.incrementAndGet();
                  return JobStepResponse.done();
                });
    String id = start(script).id();
    await(id, JobStatus.COMPLETED);

    JobDetails asked = control.delete(id, "not needed", ANN).orElseThrow();

    assertThat(asked.actions()).isEmpty();
    Await.until(() -> rows.count("select count(*) from batch_job where id = ?", id) == 0, () -> id);
    assertThat(cleanups).hasValue(1);
    refuses(Refusal.Kind.NOT_FOUND, () -> find(id));
    for (String table :
        List.of("batch_message", "batch_output", "batch_output_part", "batch_event")) {
      assertThat(rows.count("select count(*) from " + table + " where job_id = ?", id))
          .as(table)
          .isZero();
    }
    awaitEmptyQueue(id);
  }

  @Test
  void aJobThatWasCleanedUpIsDeletedAtOnce() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);

    assertThat(control.delete(id, null, ANN)).isEmpty();

    refuses(Refusal.Kind.NOT_FOUND, () -> find(id));
  }

  @Test
  void verbsTakeEffectAtOnceWhileNoEngineHasALiveClaim() {
    String backingOff =
        start(
                new Script()
                    .step(
                        (job, batchSize) -> {
                          throw new IllegalStateException("The printer is on fire");
                        }))
            .id();
    await(backingOff, job -> job.attempts() == 2);
    String betweenSteps = start(waitingAfterEachStep(new AtomicInteger())).id();
    await(betweenSteps, job -> job.dueAt() != null);
    String ofADeadEngine = start(waitingAfterEachStep(new AtomicInteger())).id();
    await(ofADeadEngine, job -> job.dueAt() != null);
    rows.update("update batch_job set claimed_by = 'dead@node#1' where id = ?", ofADeadEngine);

    for (String id : List.of(backingOff, betweenSteps, ofADeadEngine)) {
      assertThat(control.pause(id, null, ANN).status()).isEqualTo(JobStatus.PAUSED);
      assertThat(control.cancel(id, null, ANN).status()).isEqualTo(JobStatus.CANCELED);
      awaitCleanup(id);
    }
  }

  @Test
  void aResumeBetweenTheCommitOfAStepAndTheEndOfItsEntryIsNotLost() throws Exception {
    Gate gate = new Gate();
    String id = start(lines(4, step -> passAt(2, step, gate))).id();
    gate.awaitReached();
    control.pause(id, null, ANN);

    rows.holdingEntry(
        id,
        () -> {
          gate.open();
          await(id, JobStatus.PAUSED);
          control.resume(id, null, null, ANN);
          await(id, JobStatus.COMPLETED);
          assertThat(rows.queue(id)).as("the old entry is still there").isNotEmpty();
        });

    assertThat(rows.of(id)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(download(id)).isEqualTo(allLines(4));
    awaitEmptyQueue(id);
  }

  @Test
  void aCleanupBetweenTheCommitOfTheLastStepAndTheEndOfItsEntryIsNotLost() {
    Gate gate = new Gate();
    String id = start(lines(2, step -> passAt(2, step, gate))).id();
    gate.awaitReached();

    rows.holdingEntry(
        id,
        () -> {
          gate.open();
          await(id, JobStatus.COMPLETED);
          control.cleanUp(id, null, ANN);
          awaitCleanup(id);
          assertThat(rows.queue(id)).as("the old entry is still there").isNotEmpty();
        });

    awaitEmptyQueue(id);
  }
}
