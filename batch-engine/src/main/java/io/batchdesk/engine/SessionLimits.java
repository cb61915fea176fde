package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What PostgreSQL ends by itself when a node stands still in the middle of a step, so that its
 * locks do not outlive it. Everything holds for the caller's transaction only. H2 needs none: it
 * runs in the node's own process.
 */
@ApplicationScoped
class SessionLimits {

  /** The engine's own part of a step holds the job's row, and takes milliseconds. */
  static final Duration ENGINE_IDLE = Duration.ofSeconds(30);

  private static final String SET =
      "select set_config('idle_in_transaction_session_timeout', ?, true),"
          + " set_config('statement_timeout', ?, true), set_config('lock_timeout', '0', true)";

  @Inject ServerResources server;

  /** For the handler's part: a session that is idle longer ends, as does a longer statement. */
  void forHandler(Duration stepLimit) {
    set(stepLimit, stepLimit);
  }

  /** For the engine's part, which begins when the handler is done. */
  void forEngine(Duration stepLimit) {
    set(stepLimit.compareTo(ENGINE_IDLE) < 0 ? stepLimit : ENGINE_IDLE, stepLimit);
  }

  private void set(Duration idle, Duration statement) {
    if (!server.isPostgres()) {
      return;
    }
    try (Connection connection = server.jobs().getConnection();
        PreparedStatement limits = connection.prepareStatement(SET)) {
      limits.setString(1, Long.toString(idle.toMillis()));
      limits.setString(2, Long.toString(statement.toMillis()));
      limits.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL takes no limits for the step", e);
    }
  }
}
