package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Puts back queue entries that are missing, so that no acknowledged job is lost. */
@ApplicationScoped
class QueueCheck {

  private static final System.Logger LOG = System.getLogger(QueueCheck.class.getName());

  @Inject Queue queue;
  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** A stop that was asked of an engine which died and did not come back takes effect here. */
  @Transactional
  void stopWithoutEngine() {
    Instant now = clock.now();
    for (String id : queue.jobsToStop()) {
      BatchJob job = entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (job == null || job.stopRequest == null || queue.hasLiveClaim(job)) {
        continue;
      }
      job.withdraw();
      if (job.stopRequest == StopRequest.CANCEL) {
        job.cancel(now);
        queue.stage(job, now);
      } else {
        job.pause(now);
      }
      LOG.log(Level.WARNING, "Job {0} ({1}): stopped without its engine", job.id, job.type);
    }
  }

  @Transactional
  void repair() {
    for (String id : queue.jobsWithoutEntry()) {
      BatchJob job = entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (job != null && job.wantsAnEngine() && !queue.hasEntry(job)) {
        queue.stage(job, clock.now());
        LOG.log(Level.WARNING, "Job {0} ({1}): its queue entry was missing", job.id, job.type);
      }
    }
  }
}
