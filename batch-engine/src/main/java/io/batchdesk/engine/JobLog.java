package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The log of a job that its page shows, bounded to its newest lines. */
@ApplicationScoped
class JobLog {

  private static final int KEPT = 1000;
  private static final int PRUNED_EVERY = 200;

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Adds a line in the language of who started the job; called with the job's row locked, in the
   * transaction of what it tells.
   */
  void say(BatchJob job, Severity severity, Wording line) {
    String text = job.inLanguage(line);
    if (text == null || text.isBlank()) {
      return;
    }
    entities.persist(new BatchMessage(job, severity, text, clock.now()));
    if (job.messageNumber % PRUNED_EVERY == 0 && job.messageNumber > KEPT) {
      entities
          .createQuery("delete from BatchMessage m where m.jobId = :job and m.number <= :last")
          .setParameter("job", job.id)
          .setParameter("last", job.messageNumber - KEPT)
          .executeUpdate();
    }
  }
}
