package io.batchdesk.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/**
 * What an SQL query finds as the rows of an export, along a key. Immutable.
 *
 * <pre>{@code
 * SqlRows.of(source, "c.*, k.name", "contacts c JOIN countries k ON k.code = c.country", "c.id",
 *         Contact::of, Contact::id)
 *     .where("c.country = ?", "AT")
 * }</pre>
 *
 * @param <R> a row
 */
public final class SqlRows<R> implements RowSource<R> {

  private static final int AT_ONCE = 1_000;

  private final DataSource source;
  private final String columns;
  private final String from;
  private final String key;
  private final Reader<R> reader;
  private final ToLongFunction<R> keyOf;
  private final String condition;
  private final List<Object> values;

  /** Makes a row of what the database found. */
  public interface Reader<R> {

    /** Reads the row that the result stands on. */
    R read(ResultSet found) throws SQLException;
  }

  private SqlRows(
      DataSource source,
      String columns,
      String from,
      String key,
      Reader<R> reader,
      ToLongFunction<R> keyOf,
      String condition,
      List<Object> values) {
    this.source = source;
    this.columns = columns;
    this.from = from;
    this.key = key;
    this.reader = reader;
    this.keyOf = keyOf;
    this.condition = condition;
    this.values = values;
  }

  /**
   * All rows.
   *
   * @param columns what stands behind {@code SELECT}
   * @param from what stands behind {@code FROM}; a join must not double the key
   * @param key a column with an index whose values are positive, ascend and are never used twice
   */
  public static <R> SqlRows<R> of(
      DataSource source,
      String columns,
      String from,
      String key,
      Reader<R> reader,
      ToLongFunction<R> keyOf) {
    return new SqlRows<>(source, columns, from, key, reader, keyOf, "1 = 1", List.of());
  }

  /**
   * Only some of them.
   *
   * @param sql a condition with a {@code ?} for each value
   */
  public SqlRows<R> where(String sql, Object... values) {
    return new SqlRows<>(source, columns, from, key, reader, keyOf, sql, List.of(values));
  }

  @Override
  public long lastKey() {
    return number("SELECT COALESCE(MAX(%s), 0) FROM %s WHERE (%s)".formatted(key, from, condition));
  }

  @Override
  public long count(long upTo) {
    return number(
        "SELECT COUNT(*) FROM %s WHERE (%s) AND %s <= ?".formatted(from, condition, key), upTo);
  }

  @Override
  public List<R> page(long after, int limit) {
    List<R> rows = new ArrayList<>();
    try {
      read(after, limit, rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /**
   * By one query, of whose result 1,000 rows are in memory at a time if the database can do that;
   * PostgreSQL can in a transaction. Without an upper bound, with which PostgreSQL's generic plan
   * sorts the rest of the table.
   */
  @Override
  public void read(long after, int limit, RowSource.Reader<R> rows) throws IOException {
    query(
        "SELECT %s FROM %s WHERE (%s) AND %4$s > ? ORDER BY %4$s FETCH FIRST ? ROWS ONLY"
            .formatted(columns, from, condition, key),
        found -> {
          boolean more = true;
          while (more && found.next()) {
            more = rows.read(reader.read(found));
          }
        },
        after,
        limit);
  }

  private long number(String sql, Object... more) {
    long[] number = new long[1];
    try {
      query(
          sql,
          found -> {
            found.next();
            number[0] = found.getLong(1);
          },
          more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return number[0];
  }

  /** What is done with a result. */
  private interface Use {
    void of(ResultSet found) throws SQLException, IOException;
  }

  private void query(String sql, Use use, Object... more) throws IOException {
    List<Object> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(AT_ONCE);
      for (int i = 0; i < all.size(); i++) {
        statement.setObject(i + 1, all.get(i));
      }
      try (ResultSet found = statement.executeQuery()) {
        use.of(found);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The rows of an export could not be read: " + sql, e);
    }
  }

  @Override
  public long key(R row) {
    return keyOf.applyAsLong(row);
  }
}
