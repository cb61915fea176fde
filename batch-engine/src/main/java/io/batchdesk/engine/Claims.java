package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes jobs over, and ends claims whose step failed. Each method is one transaction. */
@ApplicationScoped
class Claims {

  private static final System.Logger LOG = System.getLogger(Claims.class.getName());
  private static final Duration DOWNLOAD_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject RunningDownloads downloads;
  @Inject Registry registry;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Takes a job over. The attempt is counted here and not after the step, so that a step which
   * kills its process is counted, too.
   *
   * @param entry the number of the queue entry that led here
   * @return empty if the entry is not the job's present one, or there is nothing to do
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<JobSnapshot> take(String jobId, long entry) {
    BatchJob job = entities.find(BatchJob.class, jobId, LockModeType.PESSIMISTIC_WRITE);
    if (job == null || job.stagingNumber != entry || !job.wantsAnEngine()) {
      return Optional.empty();
    }
    Instant now = clock.now();
    if (job.status.ended() && downloads.any(jobId)) {
      queue.stage(job, now.plus(DOWNLOAD_WAIT));
      return Optional.empty();
    }
    if (job.status.ended() && job.claimedBy != null) {
      cleanupFailed(job, "The server stopped meanwhile.", now);
      return Optional.empty();
    }
    int interruptions = job.interruptions;
    job.claim(registry.owner(), registry.startedAt(), now);
    if (job.interruptions > interruptions) {
      tellInterruption(job);
    }
    if (job.takeovers >= BatchJob.MAX_TAKEOVERS && job.stopRequest != StopRequest.CANCEL) {
      job.fail(
          "interrupted",
          null,
          "The server stopped %d times during step %d without finishing it. Look for the reason in its log, then try again."
              .formatted(job.takeovers, job.stepNumber + 1),
          now);
      return Optional.empty();
    }
    return stoppedAsAsked(job, now)
        ? Optional.empty()
        : Optional.of(JobSnapshot.of(job, outputs(job)));
  }

  /** A stop that was asked of an engine which then died takes effect before any further step. */
  private boolean stoppedAsAsked(BatchJob job, Instant now) {
    if (job.stopRequest == StopRequest.CANCEL) {
      job.cancel(now);
      queue.stage(job, now);
      return true;
    }
    if (job.stopRequest == StopRequest.PAUSE && job.status != JobStatus.CREATED) {
      job.pause(now);
      return true;
    }
    return false;
  }

  private void tellInterruption(BatchJob job) {
    LOG.log(
        Level.WARNING,
        "Job {0} ({1}): goes on after an interruption, after step {2}",
        job.id,
        job.type,
        job.stepNumber);
    log.say(
        job,
        Severity.WARNING,
        "Interrupted after %,d units; goes on %s after the last step"
            .formatted(job.unitsProcessed, seconds(Duration.ofMillis(job.interruptedMillis))));
  }

  /** The outputs as far as they are committed. */
  private List<OutputProgress> outputs(BatchJob job) {
    Map<Integer, Long> lengths = new LinkedHashMap<>();
    Map<Integer, Long> ofThisClaim = new LinkedHashMap<>();
    for (BatchOutputPart part : parts(job.id)) {
      lengths.merge(part.number, part.length, Long::sum);
      if (part.claimNumber == job.claimNumber) {
        ofThisClaim.put(part.number, part.length);
      }
    }
    List<OutputProgress> outputs = new ArrayList<>();
    for (BatchOutput output :
        entities
            .createQuery(
                "select o from BatchOutput o where o.jobId = :job order by o.number",
                BatchOutput.class)
            .setParameter("job", job.id)
            .getResultList()) {
      outputs.add(
          new OutputProgress(
              output.number,
              output.name,
              output.mediaType,
              output.store(),
              lengths.getOrDefault(output.number, 0L),
              ofThisClaim.getOrDefault(output.number, 0L)));
    }
    return List.copyOf(outputs);
  }

  /** The committed parts of a job's outputs, in the order of their claims. */
  @Transactional
  List<BatchOutputPart> parts(String jobId) {
    return entities
        .createQuery(
            "select p from BatchOutputPart p where p.jobId = :job order by p.number, p.claimNumber",
            BatchOutputPart.class)
        .setParameter("job", jobId)
        .getResultList();
  }

  /** The job as it is in the database, if this claim is still its claim. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<JobSnapshot> lookUp(JobSnapshot claimed) {
    BatchJob job = entities.find(BatchJob.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
    return job == null || job.claimNumber != claimed.claim()
        ? Optional.empty()
        : Optional.of(JobSnapshot.of(job, outputs(job)));
  }

  /** The claim ends in order, without a fault of the step; another engine goes on at once. */
  @Transactional(TxType.REQUIRES_NEW)
  void giveBack(JobSnapshot claimed) {
    BatchJob job = entities.find(BatchJob.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
    if (job != null && job.isAt(claimed.claim(), claimed.step()) && job.claimedBy != null) {
      Instant now = clock.now();
      if (!stoppedAsAsked(job, now)) {
        job.release();
        queue.stage(job, now);
      }
    }
  }

  /** A step failed: the claim ends, and the job is tried again later or has failed. */
  @Transactional(TxType.REQUIRES_NEW)
  void failed(JobSnapshot claimed, Throwable error, int maxAttempts) {
    BatchJob job = entities.find(BatchJob.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !job.isAt(claimed.claim(), claimed.step()) || job.claimedBy == null) {
      return;
    }
    Instant now = clock.now();
    String reason = Failure.sentence(error, claimed);
    if (job.status.ended()) {
      cleanupFailed(job, reason, now);
    } else if (job.stopRequest == StopRequest.CANCEL) {
      log.say(job, Severity.WARNING, reason);
      stoppedAsAsked(job, now);
    } else if (Failure.isFinal(error)) {
      end(job, Failure.code(error), Failure.field(error), reason, now);
    } else if (job.attempts + 1 >= maxAttempts) {
      job.attempts++;
      end(
          job,
          "no_attempt_left",
          null,
          reason + " It was tried %d times.".formatted(job.attempts),
          now);
    } else if (!stoppedAsAsked(job, now)) {
      retryLater(job, reason, maxAttempts, now);
    }
  }

  private void end(BatchJob job, String code, String field, String reason, Instant now) {
    log.say(job, Severity.ERROR, reason);
    job.fail(code, field, reason, now);
  }

  private void retryLater(BatchJob job, String reason, int maxAttempts, Instant now) {
    Duration pause = backoff(job.attempts);
    job.attemptFailed(now.plus(pause));
    queue.stage(job, job.dueAt);
    log.say(
        job,
        Severity.WARNING,
        "%s Attempt %d of %d follows in %s."
            .formatted(reason, job.attempts + 1, maxAttempts, seconds(pause)));
  }

  private void cleanupFailed(BatchJob job, String reason, Instant now) {
    job.attemptFailed(now.plus(backoff(job.attempts)));
    queue.stage(job, job.dueAt);
    log.say(job, Severity.WARNING, "Cleaning up did not work and will be tried again. " + reason);
  }

  private static Duration backoff(int failedBefore) {
    Duration pause = Duration.ofSeconds(1L << Math.min(2 * failedBefore, 20));
    return pause.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : pause;
  }

  private static String seconds(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return seconds + " s";
  }
}
