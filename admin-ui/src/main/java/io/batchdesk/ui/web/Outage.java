package io.batchdesk.ui.web;

import io.batchdesk.engine.Causes;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that cannot be reached from any other error. */
final class Outage {

  /** H2: database is closed, being closed, or its file cannot be used. */
  private static final Set<String> H2_CLOSED = Set.of("90007", "90067", "90098", "90121");

  private Outage() {}

  static boolean causedBy(Throwable error) {
    return Causes.of(error).anyMatch(cause -> cause instanceof SQLException sql && isOutage(sql));
  }

  private static boolean isOutage(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    return error instanceof SQLTransientConnectionException
        || error instanceof SQLNonTransientConnectionException
        || error instanceof SQLRecoverableException
        || state.startsWith("08")
        || state.startsWith("57P")
        || H2_CLOSED.contains(state)
        || isEmptyPool(error);
  }

  /** The server's pool gives no state, only these words. */
  private static boolean isEmptyPool(SQLException error) {
    return error.getMessage() != null && error.getMessage().contains("allocating a connection");
  }
}
