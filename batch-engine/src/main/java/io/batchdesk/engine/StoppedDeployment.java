package io.batchdesk.engine;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Says where people look for an application why it was not deployed. It has no beans yet, so this
 * is done by hand; when it cannot be said there, the server's log has it all the same.
 */
final class StoppedDeployment {

  private static final System.Logger LOG = System.getLogger(StoppedDeployment.class.getName());
  private static final int LONGEST = 2000;

  /** On a database without tables there is no page, either. */
  private static final String UPDATE =
      "update batch_application set problem = ?, deployed_as = ?, engine_version = ?,"
          + " refused_types = null, threads = 0, threads_busy = 0, threads_lost = 0,"
          + " started_at = current_timestamp, last_seen_at = timestamp '1970-01-01 00:00:00'"
          + " where name = ? and node = ?";

  private static final String INSERT =
      "insert into batch_application (problem, deployed_as, engine_version, name, node,"
          + " started_at, last_seen_at)"
          + " values (?, ?, ?, ?, ?, current_timestamp, timestamp '1970-01-01 00:00:00')";

  private StoppedDeployment() {}

  static void report(List<String> problems) {
    try {
      String deployedAs = InitialContext.doLookup("java:app/AppName");
      Config config = ConfigProvider.getConfig();
      String name =
          config
              .getOptionalValue("batchdesk.application", String.class)
              .orElseGet(() -> EngineSettings.withoutVersion(deployedAs));
      String node =
          config
              .getOptionalValue("batchdesk.node", String.class)
              .orElse(EngineSettings.DEFAULT_NODE);
      DataSource database = InitialContext.doLookup("jdbc/batchdesk-queue");
      try (Connection connection = database.getConnection()) {
        String problem = Text.cut(String.join(". ", problems), LONGEST);
        Object[] values = {problem, deployedAs, EngineVersion.OURS, name, node};
        if (execute(connection, UPDATE, values) == 0) {
          execute(connection, INSERT, values);
        }
      }
    } catch (NamingException | SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The page of applications does not tell of this deployment", e);
    }
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
