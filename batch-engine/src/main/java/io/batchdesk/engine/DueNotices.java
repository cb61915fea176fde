package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the engines of all applications and nodes that something is due, a job of some type or
 * status changes for some application, where the database can: PostgreSQL by NOTIFY. Elsewhere, and
 * when a notice is lost, polling finds it.
 */
@ApplicationScoped
class DueNotices {

  static final String CHANNEL = "batchdesk_due";

  @Inject ServerResources server;

  private final Map<String, Runnable> wakes = new ConcurrentHashMap<>();
  private DueListener listener;

  /** What is due when status changes wait for an application; no type is called so. */
  static String changesFor(String application) {
    return "changes for " + application;
  }

  /** Part of the caller's transaction: heard when that has committed, and only then. */
  void send(String due) {
    if (!server.isPostgres()) {
      return;
    }
    try (Connection connection = server.jobs().getConnection();
        PreparedStatement notice = connection.prepareStatement("select pg_notify(?, ?)")) {
      notice.setString(1, CHANNEL);
      notice.setString(2, due);
      notice.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("No notice could be given that this is due: " + due, e);
    }
  }

  /** Has {@code wake} called whenever this is due, from {@link #listen} on. */
  void when(String due, Runnable wake) {
    wakes.put(due, wake);
  }

  /** Begins to hear of what is due, if anything here waits for it. */
  void listen() {
    if (server.isPostgres() && !wakes.isEmpty()) {
      listener = new DueListener(server.queue(), Map.copyOf(wakes));
      server.threads().newThread(listener).start();
    }
  }

  /** Gives the connection back. */
  void stop() {
    if (listener != null) {
      listener.stop();
    }
  }
}
