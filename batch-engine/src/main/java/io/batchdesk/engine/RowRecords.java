package io.batchdesk.engine;

import io.batchdesk.JobStepResponse;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.engine.JobSnapshot.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes what a step says of the rows that it has read, in the step's transaction. */
@ApplicationScoped
class RowRecords {

  /** How many refused rows of a job are kept. */
  static final int MOST_ERRORS = 1_000;

  /** How many values that a job would change are kept. */
  static final int MOST_DIFFERENCES = 200;

  private static final int TITLE = 200;
  private static final int VALUE = 500;

  private static final String ERROR = "insert into batch_row_error values (?, ?, ?, ?, ?, ?)";
  private static final String DIFFERENCE =
      "insert into batch_row_difference values (?, ?, ?, ?, ?, ?, ?)";
  private static final String NO_ERRORS = "delete from batch_row_error where job_id = ?";

  @Inject ServerResources server;

  /** Writes one row of a table. */
  private interface Filling<T> {

    void fill(PreparedStatement statement, T row) throws SQLException;
  }

  void write(BatchJob job, Phase phase, JobStepResponse response) {
    List<RowError> errors = response.rowErrors();
    List<RowDifference> differences = response.differences();
    boolean prepares = phase != Phase.CONTINUE;
    boolean giveWay = response.tellsRowErrors() && job.rows.errorsPrepared && !prepares;
    if (errors.isEmpty() && differences.isEmpty() && !giveWay) {
      return;
    }
    try (Connection connection = server.jobs().getConnection()) {
      if (giveWay) {
        forget(connection, job);
      }
      insert(connection, ERROR, job.id, job.rows.errors, first(errors, job), RowRecords::fill);
      insert(
          connection,
          DIFFERENCE,
          job.id,
          job.rows.differences,
          differences.stream().limit(left(MOST_DIFFERENCES, job.rows.differences)).toList(),
          RowRecords::fill);
    } catch (SQLException e) {
      throw new IllegalStateException("What the step said of its rows could not be stored", e);
    }
    job.rows.found(errors.size(), differences.size(), prepares);
  }

  private static List<RowError> first(List<RowError> errors, BatchJob job) {
    return errors.stream().limit(left(MOST_ERRORS, job.rows.errors)).toList();
  }

  private static long left(int most, long there) {
    return Math.max(0, most - there);
  }

  private static void forget(Connection connection, BatchJob job) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(NO_ERRORS)) {
      delete.setString(1, job.id);
      delete.executeUpdate();
    }
    job.rows.forgetErrors();
  }

  private static <T> void insert(
      Connection connection, String sql, String jobId, long there, List<T> rows, Filling<T> filling)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    long number = there;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (T row : rows) {
        insert.setString(1, jobId);
        insert.setLong(2, ++number);
        filling.fill(insert, row);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void fill(PreparedStatement insert, RowError error) throws SQLException {
    insert.setLong(3, error.row());
    insert.setString(4, text(error.column(), TITLE));
    insert.setString(5, text(error.value(), VALUE));
    insert.setString(6, said(error.message(), VALUE));
  }

  private static void fill(PreparedStatement insert, RowDifference difference) throws SQLException {
    insert.setLong(3, difference.row());
    insert.setString(4, said(difference.what(), TITLE));
    insert.setString(5, said(difference.column(), TITLE));
    insert.setString(6, text(difference.before(), VALUE));
    insert.setString(7, text(difference.after(), VALUE));
  }

  /**
   * What is nothing but control characters would be blank, which nothing that has to be said is.
   */
  private static String said(String said, int length) {
    String text = text(said, length);
    return text.isBlank() ? "?" : text;
  }

  /** Half a surrogate pair, which a handler may have made, is none that a database takes. */
  private static String text(String said, int length) {
    return said == null ? null : Text.cut(Text.whole(Text.oneLine(said)), length);
  }
}
