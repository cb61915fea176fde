package io.batchdesk.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * Rows that are compared, as texts.
 *
 * @param name as a failure tells it
 */
record Rows(String name, Callable<List<String>> read) {

  static Rows of(DataSource source, String sql) {
    return new Rows("the rows of " + sql, () -> query(source, sql));
  }

  static Rows of(String name, Callable<? extends Collection<?>> rows) {
    return new Rows(name, () -> rows.call().stream().map(Rows::text).toList());
  }

  private static String text(Object row) {
    if (row instanceof Object[] columns) {
      return Arrays.deepToString(columns);
    }
    return String.valueOf(row);
  }

  private static List<String> query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  private static String row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      values.add(columns.getColumnLabel(i) + "=" + value(result, columns.getColumnType(i), i));
    }
    return String.join(", ", values);
  }

  private static String value(ResultSet result, int type, int column) throws SQLException {
    return switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
        byte[] bytes = result.getBytes(column);
        yield bytes == null ? null : HexFormat.of().formatHex(bytes);
      }
      default -> result.getString(column);
    };
  }
}
