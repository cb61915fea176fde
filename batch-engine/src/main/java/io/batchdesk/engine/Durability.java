package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Refuses a database that forgets what it has committed: H2 with its defaults loses the last half
 * second when its process is killed. PostgreSQL does not unless it is told to.
 */
@ApplicationScoped
class Durability {

  private static final String DELAY =
      "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'";

  @Inject ServerResources server;

  /**
   * Looks before anything is written.
   *
   * @throws IllegalStateException if commits could be lost, saying what to set
   */
  void require() {
    if (server.isPostgres()) {
      return;
    }
    try (Connection connection = server.jobs().getConnection()) {
      requireAtOnce(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell how it writes", e);
    }
  }

  static void requireAtOnce(Connection h2) throws SQLException {
    try (Statement question = h2.createStatement();
        ResultSet delay = question.executeQuery(DELAY)) {
      if (delay.next() && !delay.getString(1).equals("0")) {
        throw new IllegalStateException(
            "The H2 database of jdbc/batchdesk writes %s ms after a commit, and a killed process would lose it; add ;WRITE_DELAY=0 to its URL"
                .formatted(delay.getString(1)));
      }
    }
  }
}
