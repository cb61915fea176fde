package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Lets no more jobs of a type run at once than the type allows. The others wait without an entry in
 * the queue; when a job has ended, and every few seconds for those whose engine died, as many as
 * there is room for are staged, the oldest first.
 */
@ApplicationScoped
class Turns {

  private static final String RUNNING =
      "select count(j) from BatchJob j where j.type = :type"
          + " and (j.status = io.batchdesk.engine.JobStatus.PROCESSING or j.claimedBy is not null"
          + " and j.status in (io.batchdesk.engine.JobStatus.CREATED,"
          + " io.batchdesk.engine.JobStatus.CONFIRMED))";

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject Handlers handlers;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Whether there is room for one more; called in the transaction that takes the job. */
  boolean mayBegin(BatchJob job, Handlers.Handler handler) {
    if (!handler.limitsJobs()) {
      return true;
    }
    lock(job.type);
    return running(job.type) < handler.type().maxJobsAtOnce();
  }

  /** Two that begin at once would both find the last room free. */
  private void lock(String type) {
    entities.find(BatchJobType.class, type, LockModeType.PESSIMISTIC_WRITE);
  }

  private long running(String type) {
    return entities.createQuery(RUNNING, Long.class).setParameter("type", type).getSingleResult();
  }

  /** The types of this application that have a limit. */
  List<Handlers.Handler> limited() {
    return handlers.all().stream().filter(Handlers.Handler::limitsJobs).toList();
  }

  /** Stages as many jobs of a type with a limit as there is room for. */
  @Transactional(TxType.REQUIRES_NEW)
  void next(Handlers.Handler handler) {
    String type = handler.type().value();
    if (waiting(type, 1).isEmpty()) {
      return;
    }
    lock(type);
    int room = (int) Math.max(0, handler.type().maxJobsAtOnce() - running(type));
    for (String id : room == 0 ? List.<String>of() : waiting(type, room)) {
      BatchJob job = entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (job.waitsForTurn() && job.waitsToBegin()) {
        job.waitingFor = null;
        queue.stage(job, clock.now());
      }
    }
  }

  private List<String> waiting(String type, int limit) {
    return entities
        .createQuery(
            "select j.id from BatchJob j where j.waitingFor = :turn and j.type = :type"
                + " and j.claimedBy is null order by j.times.createdAt",
            String.class)
        .setParameter("turn", BatchJob.TURN)
        .setParameter("type", type)
        .setMaxResults(limit)
        .getResultList();
  }
}
