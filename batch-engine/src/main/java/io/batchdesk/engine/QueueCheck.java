package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;

/** Puts back queue entries that are missing, so that no acknowledged job is lost. */
@ApplicationScoped
class QueueCheck {

  private static final System.Logger LOG = System.getLogger(QueueCheck.class.getName());

  @Inject Queue queue;
  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

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
