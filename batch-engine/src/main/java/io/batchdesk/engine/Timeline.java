package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Writes what happened to a job, in the transaction in which it happened. A job with changes that
 * are not written refuses to be stored, so none is forgotten.
 */
@ApplicationScoped
class Timeline {

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Writes what the job has been through since it was read; called with its row locked. */
  void write(BatchJob job) {
    for (JobChange change : job.takeChanges()) {
      entities.persist(new BatchEvent(job.id, ++job.eventNumber, change));
    }
  }

  /** What happened to a job, oldest first. */
  List<JobEvent> of(String jobId) {
    return entities
        .createQuery(
            "select e from BatchEvent e where e.jobId = :job order by e.number", BatchEvent.class)
        .setParameter("job", jobId)
        .getResultStream()
        .map(
            event ->
                new JobEvent(
                    event.number,
                    event.status,
                    event.asked,
                    event.happenedAt,
                    event.userName,
                    event.reason))
        .toList();
  }
}
