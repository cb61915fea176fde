package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What PostgreSQL ends by itself when a node stands still in the middle of a step, so that its
 * locks do not outlive it. Everything holds for the caller's transaction only. H2 needs none: it
 * runs in the node's own process.
 */
@ApplicationScoped
class SessionLimits {

  /** The engine's own part of a step holds the job's row, and takes milliseconds. */
  static final Duration ENGINE_IDLE = Duration.ofSeconds(30);

  private static final Duration START = Duration.ofSeconds(60);

  private static final String IDLE = "set_config('idle_in_transaction_session_timeout', ?, true)";
  private static final String SET =
      "select "
          + IDLE
          + ", set_config('statement_timeout', ?, true), set_config('lock_timeout', '0', true)";

  /** In one statement: each costs a step its way to the database and back. */
  private static final String LOCK =
      "select j.*, " + IDLE + " as idle from batch_job j where j.id = ? for update";

  @Inject ServerResources server;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Waits for locks as long as a node may that is not there for anybody yet. */
  void waitForOthers() {
    if (server.isPostgres()) {
      entities
          .createNativeQuery("select set_config('lock_timeout', ?, true)")
          .setParameter(1, Long.toString(START.toMillis()))
          .getSingleResult();
    }
  }

  /** For the handler's part: a session that is idle longer ends, as does a longer statement. */
  void forHandler(Duration stepLimit) {
    if (!server.isPostgres()) {
      return;
    }
    String limit = Long.toString(stepLimit.toMillis());
    try (Connection connection = server.jobs().getConnection();
        PreparedStatement limits = connection.prepareStatement(SET)) {
      limits.setString(1, limit);
      limits.setString(2, limit);
      limits.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL takes no limits for the step", e);
    }
  }

  /**
   * Locks the job's row; for the engine's part, which begins with it when the handler is done.
   *
   * @return the job, or null if it is gone
   */
  BatchJob lock(String jobId, Duration stepLimit) {
    if (!server.isPostgres()) {
      return entities.find(BatchJob.class, jobId, LockModeType.PESSIMISTIC_WRITE);
    }
    Duration idle = stepLimit.compareTo(ENGINE_IDLE) < 0 ? stepLimit : ENGINE_IDLE;
    List<?> found =
        entities
            .createNativeQuery(LOCK, BatchJob.class)
            .setParameter(1, Long.toString(idle.toMillis()))
            .setParameter(2, jobId)
            .getResultList();
    return found.isEmpty() ? null : (BatchJob) found.get(0);
  }
}
