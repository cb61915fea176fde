package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Tells the engines of all applications and nodes that work is due, where the database can:
 * PostgreSQL by NOTIFY. Elsewhere, and when a notice is lost, polling finds the work.
 */
@ApplicationScoped
class DueNotices {

  static final String CHANNEL = "batchdesk_due";

  @Inject ServerResources server;

  private DueListener listener;

  /** Part of the caller's transaction: heard when that has committed, and only then. */
  void send(String type) {
    if (!server.isPostgres()) {
      return;
    }
    try (Connection connection = server.jobs().getConnection();
        PreparedStatement notice = connection.prepareStatement("select pg_notify(?, ?)")) {
      notice.setString(1, CHANNEL);
      notice.setString(2, type);
      notice.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("No notice could be given of due work of type " + type, e);
    }
  }

  /** Calls {@code wake} whenever work of one of these types is due. */
  void listen(List<String> types, Runnable wake) {
    if (server.isPostgres()) {
      listener = new DueListener(server.queue(), Set.copyOf(types), wake);
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
