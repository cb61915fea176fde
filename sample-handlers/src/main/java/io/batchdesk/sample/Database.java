package io.batchdesk.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** The database by plain JDBC. Inside a step all of it belongs to the step's transaction. */
@ApplicationScoped
class Database {

  /** Makes something of the row that the result is at. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * An array of ids as a table {@code k}, to be joined. {@code id = ANY(?)} would be shorter, but
   * H2 then compares each row that it finds with each of the ids.
   */
  static final String IDS = "UNNEST(CAST(? AS BIGINT ARRAY)) k(id)";

  @Resource(lookup = "jdbc/batchdesk")
  DataSource source;

  <T> List<T> list(Row<T> row, String sql, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      set(query, arguments);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  long number(String sql, Object... arguments) {
    return list(row -> row.getLong(1), sql, arguments).get(0);
  }

  void batch(String sql, List<Object[]> rows) {
    try (Connection connection = source.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        set(update, row);
        update.addBatch();
      }
      update.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  /** Inserts rows into a table whose ids the database makes; answers these in the same order. */
  List<Long> insert(String sql, List<Object[]> rows) {
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id"})) {
      for (Object[] row : rows) {
        set(insert, row);
        insert.addBatch();
      }
      insert.executeBatch();
      List<Long> ids = new ArrayList<>();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        while (keys.next()) {
          ids.add(keys.getLong(1));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException("The database refused: " + sql, e);
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** The arguments of a condition, followed by others. */
  static Object[] arguments(List<Object> first, Object... others) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(others));
    return all.toArray();
  }
}
