package io.batchdesk.launcher;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database that the server's two pools lead to. */
record Database(String dataSource, String url, String user, String password) {

  /**
   * What is not in the URL. A request finds out within five seconds that the database is gone, or
   * that a row is locked by somebody who stands still; and who stands still in the middle of a
   * transaction loses it.
   */
  private static final Map<String, String> POSTGRES =
      Map.of(
          "connectTimeout", "3",
          "loginTimeout", "4",
          "tcpKeepAlive", "true",
          "reWriteBatchedInserts", "true",
          "ApplicationName", "batchdesk",
          "options", "-c lock_timeout=4s -c idle_in_transaction_session_timeout=30s");

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

  /**
   * PostgreSQL; a user and a password that are not given are those in the URL.
   *
   * @param user may be empty
   * @param password may be empty, for a database that asks for none
   */
  static Database postgres(String url, String user, String password) {
    // The server's pools want both, and PostgreSQL ignores a password that it did not ask for.
    return new Database(
        "org.postgresql.ds.PGSimpleDataSource",
        url,
        given(user, url, "user", System.getProperty("user.name")),
        given(password, url, "password", "none"));
  }

  private static String given(String value, String url, String parameter, String otherwise) {
    if (!value.isEmpty()) {
      return value;
    }
    Matcher inUrl = Pattern.compile("[?&]" + parameter + "=([^&]+)").matcher(url);
    return inUrl.find() ? URLDecoder.decode(inUrl.group(1), StandardCharsets.UTF_8) : otherwise;
  }

  /** What the data source is told. */
  Map<String, String> properties() {
    Map<String, String> properties =
        new TreeMap<>(Map.of("url", url, "user", user, "password", password));
    if (!isH2()) {
      POSTGRES.forEach(properties::put);
      properties.keySet().removeIf(name -> url.matches(".*[?&]" + name + "=.*"));
    }
    return properties;
  }

  boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }
}
