package io.batchdesk.it.nodes;

import io.batchdesk.it.desk.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A queue entry that could not be removed when its step had committed and had staged the next: what
 * remains when an engine dies in that gap.
 */
final class LeftOverEntry {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String REMOVALS =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
          + " and query ilike 'delete from batch_queue%'";

  private LeftOverEntry() {}

  /** Makes one of a job's present entry; when it returns everybody believes its engine dead. */
  static String make(Postgres database, String job) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String entry = locked(statement, connection, job);
      Await.until("its removal waits", PATIENCE, () -> database.number(REMOVALS) > 0);
      Await.until("its removal was given up", PATIENCE, () -> database.number(REMOVALS) == 0);
      statement.execute(
          "update batch_queue set last_heartbeat = last_heartbeat - interval '1 minute'"
              + " where task_instance = '%s'".formatted(entry));
      connection.commit();
      return entry;
    } catch (SQLException e) {
      throw new IllegalStateException("The entry of job " + job + " cannot be kept", e);
    }
  }

  /** Tries until the job is in a step at that moment. */
  private static String locked(Statement statement, Connection connection, String job)
      throws SQLException {
    while (true) {
      try (ResultSet entry =
          statement.executeQuery(
              "select task_instance from batch_queue where picked = true"
                  + " and task_instance like '%s:%%' for update".formatted(job))) {
        if (entry.next()) {
          return entry.getString(1);
        }
      }
      connection.rollback();
    }
  }

  static boolean isThere(Postgres database, String entry) {
    return database.number(
            "select count(*) from batch_queue where task_instance = '%s'".formatted(entry))
        > 0;
  }
}
