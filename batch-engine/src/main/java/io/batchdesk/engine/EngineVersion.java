package io.batchdesk.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The version of this engine, and that of the newest engine that has worked on a database. Engines
 * of one major version work side by side. What this class reads and writes, and the table of
 * applications, keep their shape through all major versions.
 */
final class EngineVersion {

  static final String OURS = "0.1.0";
  static final String SETTING = "engine-version";

  private EngineVersion() {}

  static int major(String version) {
    return numbers(version)[0];
  }

  /** Whether this engine may work on what an engine of that version has left. */
  static boolean mayFollow(String theirs) {
    return major(theirs) <= major(OURS);
  }

  /** Which of two versions is the newer one. */
  static String newer(String one, String other) {
    return Arrays.compare(numbers(one), numbers(other)) >= 0 ? one : other;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  /** Why this engine takes no job on a database of that version. */
  static String refusal(String theirs) {
    return "The database belongs to Batchdesk %s, and this application carries engine %s: deploy it with an engine of version %d"
        .formatted(theirs, OURS, major(theirs));
  }

  /** The version of the newest engine; empty if none has said so, as before the first start. */
  static Optional<String> newest(Connection connection) throws SQLException {
    if (!hasSettings(connection)) {
      return Optional.empty();
    }
    try (PreparedStatement select =
        connection.prepareStatement("select text from batch_setting where name = ?")) {
      select.setString(1, SETTING);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static boolean hasSettings(Connection connection) throws SQLException {
    String name =
        connection.getMetaData().storesUpperCaseIdentifiers() ? "BATCH_SETTING" : "batch_setting";
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
      return tables.next();
    }
  }
}
