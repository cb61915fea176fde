package io.batchdesk.it.engine;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** The database: what handlers write in their step, and what tests see and change from outside. */
@ApplicationScoped
class Rows {

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource ofTheStep;

  @Resource(lookup = "jdbc/batchdesk-queue")
  private DataSource outside;

  /** Writes a row as a handler does, in the transaction of its step. */
  void write(String jobId, long n) throws SQLException {
    try (Connection connection = ofTheStep.getConnection()) {
      update(connection, "insert into it_row (job_id, n) values (?, ?)", jobId, n);
    }
  }

  /** What a handler does whose statement is wrong. */
  void fail() throws SQLException {
    try (Connection connection = ofTheStep.getConnection()) {
      update(connection, "insert into no_such_table values (1)");
    }
  }

  /** The rows that a job has committed. */
  List<Long> of(String jobId) {
    return list("select n from it_row where job_id = ? order by n", jobId).stream()
        .map(row -> (Long) row.get("n"))
        .toList();
  }

  /** The job's row. */
  Map<String, Object> job(String id) {
    return list("select * from batch_job where id = ?", id).get(0);
  }

  /** The job's present entry in the queue; older ones go away a little later. */
  Map<String, Object> entry(String id) {
    return list(
            "select q.* from batch_queue q join batch_job j"
                + " on q.task_instance = j.id || ':' || j.staging_number where j.id = ?",
            id)
        .get(0);
  }

  /** The job's entries in the queue. */
  List<Map<String, Object>> queue(String id) {
    return list("select * from batch_queue where task_instance like ?", id + ":%");
  }

  /** The time of the database. */
  Instant now() {
    return ((OffsetDateTime)
            list("select current_timestamp as present").get(0).values().iterator().next())
        .toInstant();
  }

  long count(String sql, Object... parameters) {
    return ((Number) list(sql, parameters).get(0).values().iterator().next()).longValue();
  }

  List<Map<String, Object>> list(String sql, Object... parameters) {
    try (Connection connection = outside.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Map<String, Object> row(ResultSet result) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      row.put(result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), result.getObject(i));
    }
    return row;
  }

  /** Changes rows from outside, at once. */
  int update(String sql, Object... parameters) {
    try (Connection connection = outside.getConnection()) {
      return update(connection, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Keeps the job's present entry in the queue from going away while something is done. */
  void holdingEntry(String jobId, Runnable work) {
    try (Connection connection = outside.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
              prepared(
                  connection,
                  "select task_instance from batch_queue where task_instance like ? for update",
                  jobId + ":%");
          ResultSet held = lock.executeQuery()) {
        if (!held.next()) {
          throw new IllegalStateException("The job has no entry: " + jobId);
        }
        work.run();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes what the job waits for due now. */
  void hurry(String jobId) {
    update(
        "update batch_queue set execution_time = current_timestamp"
            + " where picked = false and task_instance like ?",
        jobId + ":%");
  }
}
