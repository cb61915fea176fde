package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.OutputStore.Part;
import io.batchdesk.engine.OutputStore.PartStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store in the database, on whatever database. */
abstract class DatabaseStoreContract extends OutputStoreContract {

  private final DatabaseStore store = new DatabaseStore();
  private Connection step;

  abstract DataSource database();

  @BeforeEach
  void migrate() throws SQLException {
    Flyway.configure()
        .dataSource(database())
        .locations("classpath:db/batchdesk")
        .javaMigrations(new LinkKeyMigration(), new ChunkTableMigration())
        .load()
        .migrate();
    update("delete from batch_output_chunk");
    update("delete from batch_job");
    store.server =
        new ServerResources() {
          @Override
          DataSource jobs() {
            return pool();
          }
        };
  }

  @Override
  OutputStore store() {
    return store;
  }

  /** As the server's: within a step always the same connection, which close leaves open. */
  private DataSource pool() {
    return proxy(
        DataSource.class,
        database(),
        "getConnection",
        () -> step == null ? database().getConnection() : unclosed(step));
  }

  private static Connection unclosed(Connection connection) {
    return proxy(Connection.class, connection, "close", () -> null);
  }

  private interface Instead {
    Object call() throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T of, String method, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                return called.getName().equals(method)
                    ? instead.call()
                    : called.invoke(of, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  Step beginStep() {
    try {
      step = database().getConnection();
      step.setAutoCommit(false);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new Step() {
      @Override
      public void length(String jobId, int number, Part part) {
        writeLength(jobId, number, part);
      }

      @Override
      public void commit() {
        sql(step::commit);
      }

      @Override
      public void close() {
        sql(step::rollback);
        sql(step::close);
        step = null;
      }
    };
  }

  private interface Sql {
    void run() throws SQLException;
  }

  private static void sql(Sql sql) {
    try {
      sql.run();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void writeLength(String jobId, int number, Part part) {
    sql(
        () -> {
          run(
              "insert into batch_job (id, type, status, dry_run, priority, parameters, created_by,"
                  + " created_roles, locale, time_zone, units_processed, batch_size, step_number,"
                  + " message_number, prepared, publishing, claim_number, staging_number, attempts,"
                  + " takeovers, interruptions, created_at, updated_at) select ?, 't', 'CREATED',"
                  + " false, 0, '{}', 'ann', '[]', 'en', 'UTC', 0, 50, 0, 0, false, false, 0, 0, 0,"
                  + " 0, 0, current_timestamp, current_timestamp"
                  + " where not exists (select 1 from batch_job where id = ?)",
              jobId,
              jobId);
          run(
              "delete from batch_output_part"
                  + " where job_id = ? and number = ? and claim_number = ?",
              jobId,
              number,
              part.claim());
          run(
              "insert into batch_output_part (job_id, number, claim_number, length)"
                  + " values (?, ?, ?, ?)",
              jobId,
              number,
              part.claim(),
              part.length());
        });
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = step.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  @Test
  void chunksThatWereNotCommittedDoNotExist() throws Exception {
    append(1, 1, "kept");
    try (Step rolledBack = beginStep();
        PartStream part = store.append(JOB, 1, new Part(1, 4))) {
      part.write(new byte[3 * ChunkWriter.SIZE]);
      part.force();
      rolledBack.length(JOB, 1, new Part(1, 4 + 3 * ChunkWriter.SIZE));
      assertThat(chunks()).isEqualTo(1);
    }

    assertThat(chunks()).isEqualTo(1);
  }

  @Test
  void largeWritesAreCutIntoChunksThatFitIntoMemory() throws Exception {
    try (Step step = beginStep();
        PartStream part = store.append(JOB, 1, new Part(1, 0))) {
      part.write(new byte[5 * ChunkWriter.SIZE + 1]);
      part.force();
      step.commit();
    }

    assertThat(chunks()).isEqualTo(6);
  }

  private long chunks() throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from batch_output_chunk")) {
      result.next();
      return result.getLong(1);
    }
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
