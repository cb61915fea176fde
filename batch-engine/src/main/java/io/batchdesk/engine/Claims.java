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

/** Takes jobs over, and gives them back in order. Each method is one transaction. */
@ApplicationScoped
class Claims {

  private static final System.Logger LOG = System.getLogger(Claims.class.getName());
  private static final Duration DOWNLOAD_WAIT = Duration.ofSeconds(2);

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject RunningDownloads downloads;
  @Inject Registry registry;
  @Inject Stops stops;
  @Inject Timeline timeline;
  @Inject FailedSteps failedSteps;
  @Inject Turns turns;
  @Inject WorkDone done;

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
  Optional<JobSnapshot> take(String jobId, long entry, Handlers.Handler handler) {
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
      failedSteps.cleanupFailed(job, Wording.of("failure.server_stopped"), handler, now);
      return Optional.empty();
    }
    if (job.waitsToBegin() && !turns.mayBegin(job, handler)) {
      job.waitForTurn();
      return Optional.empty();
    }
    boolean goesOn = claim(job, now);
    job.stepBegins(handler.stepLimit(), now);
    timeline.write(job);
    return goesOn ? Optional.of(JobSnapshot.of(job, outputs(job))) : Optional.empty();
  }

  /** Returns whether there is a step to do. */
  private boolean claim(BatchJob job, Instant now) {
    int interruptions = job.interruptions.number;
    job.claim(registry.owner(), registry.startedAt(), now);
    BatchUser owner = entities.find(BatchUser.class, job.createdBy);
    if (owner != null) {
      job.ownerRoles = owner.disabled ? Json.write(List.of()) : owner.roles;
    }
    if (job.interruptions.number > interruptions) {
      tellInterruption(job);
      done.takeover();
    }
    if (job.takeovers >= BatchJob.MAX_TAKEOVERS && !job.asked(StopRequest.CANCEL)) {
      job.fail(
          "interrupted",
          null,
          Wording.of("failure.interrupted", job.takeovers, job.stepNumber + 1),
          now);
      return false;
    }
    // A stop that was asked of an engine which then died takes effect before any further step.
    return !stops.takeEffect(job, now);
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
        Wording.of(
            "log.interrupted",
            job.unitsProcessed,
            Backoff.inSeconds(Duration.ofMillis(job.interruptions.millis))));
  }

  /** The outputs as far as they are committed; before the first step there are none to ask for. */
  private List<OutputProgress> outputs(BatchJob job) {
    if (job.stepNumber == 0) {
      return List.of();
    }
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
              output.failedRowsOf,
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
    if (job == null || !job.isAt(claimed.claim(), claimed.step()) || job.claimedBy == null) {
      return;
    }
    Instant now = clock.now();
    if (!stops.takeEffect(job, now)) {
      job.release();
      queue.stage(job, now);
    }
    timeline.write(job);
  }
}
