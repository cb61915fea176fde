package io.batchdesk.it.nodes;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Database;
import io.batchdesk.it.desk.DeskProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own, with its durable defaults, that can be stopped hard and come back. */
public final class Postgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final int port;
  private EmbeddedPostgres server;
  private Connection reader;

  private Postgres(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** Starts an empty one in a folder that does not exist yet. */
  public static Postgres start(Path data) {
    Postgres postgres = new Postgres(data, DeskProcess.freePort());
    postgres.startServer();
    return postgres;
  }

  private void startServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setPGStartupWait(PATIENCE)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("unix_socket_directories", "''")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** What a node is told to work on this database. */
  public Map<String, String> environment(String node, String applications) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BATCHDESK_DB_URL", url() + "?ApplicationName=" + node);
    environment.put("BATCHDESK_DB_USER", "postgres");
    environment.put("BATCHDESK_NODE", node);
    environment.put("BATCHDESK_APPLICATIONS", applications);
    environment.put("BATCHDESK_ADMIN_PASSWORD", DeskProcess.PASSWORD);
    return environment;
  }

  /** The rows of a query, by lower-case column. */
  public synchronized List<Map<String, Object>> rows(String sql) {
    try {
      if (reader == null || !reader.isValid(1)) {
        reader = connect();
      }
      return Database.rows(reader, sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the database: " + sql, e);
    }
  }

  /** The only row of a query. */
  public Map<String, Object> row(String sql) {
    return Database.only(rows(sql), sql);
  }

  /** The number that a query has as its only value. */
  public long number(String sql) {
    return ((Number) row(sql).values().iterator().next()).longValue();
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  /** Kills each process of the server with -9, as a power cut would. */
  public void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "PostgreSQL is gone", PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
    closeServer();
  }

  private ProcessHandle postmaster() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again, on the same port and data, after a kill. */
  public void startAgain() {
    startServer();
  }

  /** Ends every connection but the one that asks for it. */
  public void cutConnections() {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closeServer();
  }
}
