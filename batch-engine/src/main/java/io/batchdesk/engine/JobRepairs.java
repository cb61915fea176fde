package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Moves jobs on that no engine would; each method is one transaction and looks again. */
@ApplicationScoped
class JobRepairs {

  private static final System.Logger LOG = System.getLogger(JobRepairs.class.getName());

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject Handlers handlers;
  @Inject FailedSteps failedSteps;
  @Inject Stops stops;
  @Inject Timeline timeline;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** A stop that was asked of an engine which died and did not come back takes effect here. */
  @Transactional(TxType.REQUIRES_NEW)
  void stopWithoutEngine(String id) {
    BatchJob job = locked(id);
    if (job == null || job.stop == null || queue.hasLiveClaim(job)) {
      return;
    }
    job.withdraw();
    if (stops.takeEffect(job, clock.now())) {
      LOG.log(Level.WARNING, "Job {0} ({1}): stopped without its engine", job.id, job.type);
    } else if (job.wantsAnEngine()) {
      queue.stage(job, clock.now());
    }
    timeline.write(job);
  }

  /** Only an application that has the handler knows how often a step is to be tried. */
  @Transactional(TxType.REQUIRES_NEW)
  void endHungStep(String id) {
    BatchJob job = locked(id);
    Instant now = clock.now();
    if (job == null || !job.overdue(now) || handlers.of(job.type) == null) {
      return;
    }
    LOG.log(
        Level.ERROR,
        "Job {0} ({1}): step {2} hangs on {3}; its claim is taken from it",
        job.id,
        job.type,
        job.stepNumber + 1,
        job.claimedBy);
    failedSteps.hangs(job, handlers.of(job.type), now);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void stageAgain(String id) {
    BatchJob job = locked(id);
    if (job != null && job.wantsAnEngine() && !queue.hasEntry(job)) {
      queue.stage(job, clock.now());
      LOG.log(Level.WARNING, "Job {0} ({1}): its queue entry was missing", job.id, job.type);
    }
  }

  private BatchJob locked(String id) {
    return entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
  }
}
