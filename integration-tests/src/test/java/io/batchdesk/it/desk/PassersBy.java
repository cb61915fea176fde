package io.batchdesk.it.desk;

import io.batchdesk.it.nodes.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Contacts that come and go, a thousand a second of each, between the others and behind them; and
 * others that are changed meanwhile.
 */
final class PassersBy implements AutoCloseable {

  private static final String COMPANY = "Passing by";
  private static final int AT_ONCE = 100;
  private static final int EVERY = 10;
  private static final long TENTH = Duration.ofMillis(100).toNanos();

  private final Postgres postgres;
  private final int contacts;
  private final Random random = new Random(6);
  private final Deque<Long> present = new ArrayDeque<>();
  private final AtomicLong number = new AtomicLong();
  private final Thread thread = new Thread(this::comeAndGo, "passers-by");
  private volatile boolean closed;
  private volatile SQLException problem;

  private PassersBy(Postgres postgres, int contacts) {
    this.postgres = postgres;
    this.contacts = contacts;
  }

  /** Makes room for them, and lets them come. */
  static PassersBy start(Postgres postgres, int contacts) {
    postgres.execute("delete from registrations where contact_id %% %d = 0".formatted(EVERY));
    postgres.execute("delete from contacts where id %% %d = 0".formatted(EVERY));
    PassersBy all = new PassersBy(postgres, contacts);
    all.thread.start();
    Await.until("they come and go", Duration.ofMinutes(1), () -> all.number() > 2_000);
    return all;
  }

  static boolean is(LargeExportIT.Line line) {
    return COMPANY.equals(line.company());
  }

  /** The others, in order. */
  static List<Long> whoWasThereAllTheTime(Postgres postgres) {
    return postgres
        .rows(
            "select id from contacts where company is distinct from '%s' order by id"
                .formatted(COMPANY))
        .stream()
        .map(row -> ((Number) row.get("id")).longValue())
        .toList();
  }

  /** How many have come. */
  long number() {
    return number.get();
  }

  private void comeAndGo() {
    try (Connection connection = postgres.connect();
        PreparedStatement come =
            connection.prepareStatement(
                "insert into contacts (id, company, changed_on) values (?, '%s', current_date) on conflict do nothing"
                    .formatted(COMPANY));
        PreparedStatement comeLast =
            connection.prepareStatement(
                "insert into contacts (company, changed_on) values ('%s', current_date)"
                    .formatted(COMPANY));
        PreparedStatement change =
            connection.prepareStatement(
                "update contacts set change_count = change_count + 1 where id = ?");
        PreparedStatement go =
            connection.prepareStatement(
                "delete from contacts where id = ? and company = '%s'".formatted(COMPANY))) {
      connection.setAutoCommit(false);
      for (long next = System.nanoTime(); !closed; next += TENTH) {
        LockSupport.parkNanos(next - System.nanoTime());
        for (int i = 0; i < AT_ONCE; i++) {
          long id = (long) EVERY * (1 + random.nextInt(contacts / EVERY));
          present.add(id);
          add(come, id);
          add(change, 1 + random.nextInt(contacts));
          if (present.size() > 2_000) {
            add(go, present.remove());
          }
        }
        come.executeBatch();
        comeLast.executeUpdate();
        change.executeBatch();
        go.executeBatch();
        connection.commit();
        number.addAndGet(AT_ONCE);
      }
    } catch (SQLException e) {
      problem = e;
    }
  }

  private static void add(PreparedStatement statement, long id) throws SQLException {
    statement.setLong(1, id);
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (problem != null) {
      throw problem;
    }
  }
}
