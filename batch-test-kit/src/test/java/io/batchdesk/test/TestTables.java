package io.batchdesk.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database in memory with people to be copied from one table to another. */
final class TestTables {

  static final int PEOPLE = 12;

  /** As it is, without steps. */
  final DataSource real;

  /** For handlers. */
  final TestDataSource database;

  TestTables() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    real = h2;
    database = TestDataSource.of(h2);
  }

  /** The people do not lie in the order of their ids, as in a table that has lived. */
  void fill() throws SQLException {
    run(real, "DROP ALL OBJECTS");
    run(real, "CREATE TABLE people (id BIGINT, name VARCHAR(20))");
    run(real, "CREATE TABLE copies (id BIGINT, name VARCHAR(100))");
    for (int i = 0; i < PEOPLE; i++) {
      int id = 1 + i * 5 % PEOPLE;
      run(real, "INSERT INTO people VALUES (%d, 'Person %1$d')".formatted(id));
    }
  }

  static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<Long> ids(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Long> ids = new ArrayList<>();
      while (result.next()) {
        ids.add(result.getLong(1));
      }
      return ids;
    }
  }
}
