package io.batchdesk.engine;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears PostgreSQL's notices of what is due on a connection of its own, and makes a new one when
 * that is lost. No bean: its class needs PostgreSQL's driver, which is not everywhere.
 */
final class DueListener implements Runnable {

  private static final System.Logger LOG = System.getLogger(DueListener.class.getName());
  private static final int WAIT_MILLIS = 1_000;
  private static final int WAITS_BEFORE_CHECK = 10;
  private static final int CHECK_SECONDS = 5;

  private final DataSource database;
  private final Map<String, Runnable> wakes;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Calls what each notice belongs to; once, if several that are heard together do. */
  DueListener(DataSource database, Map<String, Runnable> wakes) {
    this.database = database;
    this.wakes = wakes;
  }

  @Override
  public void run() {
    try {
      while (!isStopping(0)) {
        listenUntilLost();
      }
    } finally {
      ended.countDown();
    }
  }

  private void listenUntilLost() {
    try (Connection connection = database.getConnection()) {
      execute(connection, "listen " + DueNotices.CHANNEL);
      // What became due before is nobody's news any more.
      wake(wakes.values().stream());
      hear(connection);
      execute(connection, "unlisten *");
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "The connection that hears of what is due is lost; polling goes on: " + e.getMessage());
      isStopping(WAIT_MILLIS);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    int waits = 0;
    while (!isStopping(0)) {
      PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
      if (heard != null) {
        wake(Arrays.stream(heard).map(PGNotification::getParameter).map(wakes::get));
      }
      waits++;
      if (waits % WAITS_BEFORE_CHECK == 0 && !connection.isValid(CHECK_SECONDS)) {
        throw new SQLException("it does not answer");
      }
    }
  }

  private static void wake(Stream<Runnable> due) {
    due.filter(Objects::nonNull).distinct().forEach(Runnable::run);
  }

  /** Ends within a second or two. */
  void stop() {
    stopping.countDown();
    try {
      if (!ended.await(2 * WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "The connection that hears of what is due does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopping(int waitMillis) {
    try {
      return stopping.await(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
