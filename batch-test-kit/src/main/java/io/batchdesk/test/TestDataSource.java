package io.batchdesk.test;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source that takes part in the steps of a {@link TestJob}, as the pool {@code
 * jdbc/batchdesk} does in the server. Give it to the handler in place of the pool, and to {@link
 * TestJob#transaction(TestTransaction)}:
 *
 * <pre>{@code
 * TestDataSource database = TestDataSource.of(h2);
 * }</pre>
 *
 * <p>During a step all connections that the step's thread asks for are one, and closing them leaves
 * the commit to the step. Outside a step, and on another thread, a connection is an ordinary one
 * that commits by itself. As in the server, nothing keeps a handler from calling {@code commit} on
 * its connection, which is wrong; {@link CrashTest} finds it out.
 */
public final class TestDataSource implements DataSource, TestTransaction {

  private final DataSource real;
  private Thread thread;
  private Connection connection;
  private String meddling;

  private TestDataSource(DataSource real) {
    this.real = Objects.requireNonNull(real, "real");
  }

  /** Makes one of a data source whose connections commit by themselves unless told otherwise. */
  public static TestDataSource of(DataSource real) {
    return new TestDataSource(real);
  }

  @Override
  public void begin() {
    thread = Thread.currentThread();
    meddling = null;
  }

  @Override
  public void commit() throws SQLException {
    if (connection != null) {
      connection.commit();
    }
    end();
  }

  @Override
  public void rollback() throws SQLException {
    try {
      if (connection != null) {
        connection.rollback();
      }
    } finally {
      end();
    }
  }

  /** On a connection of its own. */
  @Override
  public void rehearse(Callable<?> work) throws Exception {
    Connection ofStep = connection;
    connection = null;
    try {
      work.call();
    } finally {
      try (Connection tried = connection) {
        if (tried != null) {
          tried.rollback();
        }
      } finally {
        connection = ofStep;
      }
    }
  }

  private void end() throws SQLException {
    Connection open = connection;
    thread = null;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  /** What the handler called that ends a transaction, or null. */
  String meddling() {
    return meddling;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (Thread.currentThread() != thread) {
      return real.getConnection();
    }
    if (connection == null) {
      connection = real.getConnection();
      connection.setAutoCommit(false);
    }
    return handle(connection);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return Thread.currentThread() == thread ? getConnection() : real.getConnection(user, password);
  }

  private Connection handle(Connection ofStep) {
    return (Connection)
        Proxy.newProxyInstance(
            TestDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(ofStep, method, arguments));
  }

  private Object call(Connection ofStep, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    if (ends(method, arguments)) {
      meddling = "Connection." + method.getName();
    }
    try {
      return method.invoke(ofStep, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A rollback to a savepoint does not end the transaction. */
  private static boolean ends(Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "commit" -> true;
      case "rollback" -> arguments == null;
      case "setAutoCommit" -> Boolean.TRUE.equals(arguments[0]);
      default -> false;
    };
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return real.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(real) ? type.cast(real) : real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(real) || real.isWrapperFor(type);
  }
}
