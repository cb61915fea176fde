package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ends claims whose step did not come to its commit: the job is tried again later, waits, or has
 * failed. Each public verb is one transaction.
 */
@ApplicationScoped
class FailedSteps {

  private static final Duration FOR_STORE = Duration.ofSeconds(30);

  private final RandomGenerator random = RandomGenerator.getDefault();

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject Stops stops;
  @Inject Timeline timeline;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** A step threw: its attempt counts. */
  @Transactional(TxType.REQUIRES_NEW)
  void failed(JobSnapshot claimed, Throwable error, Handlers.Handler handler) {
    claimedJob(claimed)
        .ifPresent(
            job -> {
              Instant now = clock.now();
              Wording reason = Failure.sentence(error, claimed);
              if (job.status.ended()) {
                cleanupFailed(job, reason, handler, now);
              } else if (job.asked(StopRequest.CANCEL)) {
                log.say(job, Severity.WARNING, reason);
                stops.takeEffect(job, now);
              } else if (Failure.isFinal(error, handler.type())) {
                end(job, Failure.code(error), Failure.field(error), reason, now);
              } else {
                attemptFailed(job, reason, handler, now);
              }
              timeline.write(job);
            });
  }

  /** The files could not be written, which is no fault of the step: the job waits for room. */
  @Transactional(TxType.REQUIRES_NEW)
  void waitForStore(JobSnapshot claimed, StoreException error) {
    claimedJob(claimed)
        .ifPresent(
            job -> {
              Instant now = clock.now();
              if (!stops.takeEffect(job, now)) {
                wait(job, error.wording(), now);
              }
              timeline.write(job);
            });
  }

  private void wait(BatchJob job, Wording reason, Instant now) {
    log.say(job, Severity.WARNING, Wording.of("log.waits", reason, Backoff.inSeconds(FOR_STORE)));
    job.waitFor(reason, now.plus(FOR_STORE));
    queue.stage(job, job.dueAt);
  }

  /**
   * A step did not end within its limit, and its thread may never come back: the claim is taken
   * from it, so that it can only roll back. Called with the row locked.
   */
  void hangs(BatchJob job, Handlers.Handler handler, Instant now) {
    Wording reason = Wording.of("failure.hangs", job.stepNumber + 1, job.stepEndsAt, job.claimedBy);
    job.withdraw();
    if (job.status.ended()) {
      cleanupFailed(job, reason, handler, now);
    } else if (!stops.takeEffect(job, now)) {
      attemptFailed(job, reason, handler, now);
    }
    timeline.write(job);
  }

  /** A cleanup is tried until it works; called with the row locked. */
  void cleanupFailed(BatchJob job, Wording reason, Handlers.Handler handler, Instant now) {
    later(job, handler, now);
    log.say(job, Severity.WARNING, Wording.of("log.cleanup_failed", reason));
  }

  private void attemptFailed(BatchJob job, Wording reason, Handlers.Handler handler, Instant now) {
    int most = handler.type().maxAttempts();
    if (job.attempts + 1 >= most) {
      job.attempts++;
      end(job, "no_attempt_left", null, Wording.of("failure.tried", reason, job.attempts), now);
    } else if (!stops.takeEffect(job, now)) {
      Duration pause = later(job, handler, now);
      log.say(
          job,
          Severity.WARNING,
          Wording.of("log.attempt", reason, job.attempts + 1, most, Backoff.inSeconds(pause)));
    }
  }

  private Duration later(BatchJob job, Handlers.Handler handler, Instant now) {
    Duration pause = Backoff.after(handler.firstBackoff(), job.attempts, random);
    job.attemptFailed(now.plus(pause));
    queue.stage(job, job.dueAt);
    return pause;
  }

  private void end(BatchJob job, String code, String field, Wording reason, Instant now) {
    log.say(job, Severity.ERROR, reason);
    job.fail(code, field, reason, now);
  }

  private Optional<BatchJob> claimedJob(JobSnapshot claimed) {
    BatchJob job = entities.find(BatchJob.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
    return Optional.ofNullable(job)
        .filter(row -> row.isAt(claimed.claim(), claimed.step()) && row.claimedBy != null);
  }
}
