package io.batchdesk.engine;

import io.batchdesk.BatchJobEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/**
 * Writes what happened to a job, for whoever looks and for the subscribers, in the transaction in
 * which it happened. A job with changes that are not written refuses to be stored, so none is
 * forgotten.
 */
@ApplicationScoped
class Timeline {

  @Inject Deliveries deliveries;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Writes what the job has been through since it was read; called with its row locked. */
  void write(BatchJob job) {
    for (JobChange change : job.takeChanges()) {
      entities.persist(new BatchEvent(job.id, ++job.eventNumber, change));
      if (change.status() != null) {
        deliveries.add(event(job, change));
      }
    }
  }

  private static BatchJobEvent event(BatchJob job, JobChange change) {
    return new BatchJobEvent(
        job.id,
        job.type,
        job.eventNumber,
        Optional.ofNullable(change.before()).map(JobStatus::spelling),
        change.status().spelling(),
        change.at(),
        Optional.ofNullable(change.request()).map(JobChange.Request::by));
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
