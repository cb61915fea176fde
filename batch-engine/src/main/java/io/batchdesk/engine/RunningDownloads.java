package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/** Tells whether a job's files are being fetched at this moment, from whatever node. */
@ApplicationScoped
class RunningDownloads {

  /** A download that has not moved for so long is taken for dead. */
  static final Duration STALLED = Duration.ofSeconds(60);

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  boolean any(String jobId) {
    return entities
            .createQuery(
                "select count(d) from BatchDownload d where d.jobId = :job"
                    + " and d.finishedAt is null and d.lastSeenAt > :alive",
                Long.class)
            .setParameter("job", jobId)
            .setParameter("alive", clock.now().minus(STALLED))
            .getSingleResult()
        > 0;
  }
}
