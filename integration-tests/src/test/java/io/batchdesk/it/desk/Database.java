package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The database file of a Batchdesk that is stopped, read from a copy that is thrown away. */
public final class Database {

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  /** The rows of a query, by lower-case column. */
  public List<Map<String, Object>> rows(String sql) {
    Path copy = copied();
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + copy + ";IFEXISTS=TRUE", "batchdesk", "batchdesk")) {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the database: " + sql, e);
    }
  }

  /** The rows of a query on an open connection, by lower-case column. */
  public static List<Map<String, Object>> rows(Connection connection, String sql)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(
              result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** Changes rows of the database itself. */
  int update(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "batchdesk", "batchdesk");
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot change the database: " + sql, e);
    }
  }

  Map<String, Object> row(String sql) {
    return only(rows(sql), sql);
  }

  /** The one row that a query is expected to have. */
  public static Map<String, Object> only(List<Map<String, Object>> rows, String sql) {
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows: " + sql);
    }
    return rows.get(0);
  }

  private Path copied() {
    try {
      Path folder = Files.createTempDirectory(file.getParent().getParent(), "copy");
      Files.copy(file.resolveSibling(file.getFileName() + ".mv.db"), folder.resolve("copy.mv.db"));
      return folder.resolve("copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
