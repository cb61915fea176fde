package io.batchdesk.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The database that the server's two pools lead to. */
record Database(String dataSource, String url, String user, String password) {

  /**
   * H2 in one file. async, because otherwise one interrupted thread closes the file for everybody
   * until the server is started again. WRITE_DELAY=0, because otherwise a killed process loses
   * commits of its last half second. DB_CLOSE_ON_EXIT=FALSE, because H2's own shutdown hook would
   * close the file while the last steps are still ending; it closes with the last connection.
   */
  static Database h2(Path file) {
    return new Database(
        "org.h2.jdbcx.JdbcDataSource",
        "jdbc:h2:async:"
            + file.toAbsolutePath()
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
        // The server wants both, though who can read the file needs neither.
        "batchdesk",
        "batchdesk");
  }

  static Database postgres(String url, String user, String password) {
    return new Database("org.postgresql.ds.PGSimpleDataSource", url, user, password);
  }

  /** What the data source is told; the server refuses empty values. */
  Map<String, String> properties() {
    Map<String, String> properties =
        new TreeMap<>(Map.of("url", url, "user", user, "password", password));
    properties.values().removeIf(String::isEmpty);
    return properties;
  }

  boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }
}
