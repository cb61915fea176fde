package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.notNow;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Gives the user admin a new password, for who has forgotten it and can reach the data directory.
 */
class ResetPassword {

  private static final String USER = "admin";

  private final PrintStream console;
  private final Settings settings;
  private final DataDirectory data;

  ResetPassword(PrintStream console, Settings settings) {
    this.console = console;
    this.settings = settings;
    this.data = new DataDirectory(settings.data());
  }

  void run() throws Exception {
    if (settings.otherDatabase().isEmpty() && !data.hasDatabase()) {
      throw notNow(
          "There is no database in %s yet: the first start makes up a password and shows it.",
          data.shown());
    }
    data.create();
    data.claim("and reset the password then");
    try {
      data.renewServer();
      String password = MadeUpPassword.next();
      reset(password);
      console.println("The new password of " + USER + " is  " + password);
      console.println(
          "  Shown only now; you choose your own at the next sign-in. Browsers that were signed in are not any more.");
    } finally {
      data.release();
    }
  }

  private void reset(String password) throws Exception {
    Database database = settings.otherDatabase().orElseGet(() -> Database.h2(data.database()));
    Path driver = data.server().resolve("driver.jar");
    Bundle.copy(database.isH2() ? Bundle.H2 : Bundle.POSTGRESQL, driver);
    URL[] classPath = {driver.toUri().toURL(), engine().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath);
        Connection connection = connect(database, loader)) {
      connection.setAutoCommit(false);
      store(connection, hash(password, loader));
      writeDown(connection);
      connection.commit();
    }
  }

  private static Connection connect(Database database, ClassLoader loader) throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", database.user());
    user.setProperty("password", database.password());
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (driver.acceptsURL(database.url())) {
        return driver.connect(database.url(), user);
      }
    }
    throw new IllegalStateException("No driver for " + database.url());
  }

  /**
   * The engine's own class, so that there is one way to hash; the engine is inside the host's WAR.
   */
  private static String hash(String password, ClassLoader loader)
      throws ReflectiveOperationException {
    return (String)
        loader
            .loadClass("io.batchdesk.engine.PasswordHash")
            .getMethod("hash", char[].class)
            .invoke(null, (Object) password.toCharArray());
  }

  private Path engine() throws IOException {
    Path engine = data.server().resolve("engine.jar");
    try (ZipInputStream war = new ZipInputStream(Bundle.open(Bundle.HOST))) {
      for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
        if (Application.isEngine(entry.getName())) {
          Files.copy(war, engine);
          return engine;
        }
      }
    }
    throw new IllegalStateException("No engine in " + Bundle.HOST);
  }

  /** In the audit; data of a version that had none has no table for it until the next start. */
  private static void writeDown(Connection connection) throws SQLException {
    if (!hasAudit(connection)) {
      return;
    }
    try (PreparedStatement entry =
        connection.prepareStatement(
            "insert into batch_audit (id, at, action, subject, result)"
                + " values (?, ?, 'reset_password', ?, 'done')")) {
      Timestamp now = now(connection);
      entry.setString(1, "audit_" + Ulid.at(now.getTime()));
      entry.setTimestamp(2, now);
      entry.setString(3, USER);
      entry.executeUpdate();
    }
  }

  private static boolean hasAudit(Connection connection) throws SQLException {
    for (String name : new String[] {"batch_audit", "BATCH_AUDIT"}) {
      try (ResultSet table = connection.getMetaData().getTables(null, null, name, null)) {
        if (table.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Timestamp now(Connection connection) throws SQLException {
    try (Statement question = connection.createStatement();
        ResultSet answer = question.executeQuery("select current_timestamp")) {
      answer.next();
      return answer.getTimestamp(1);
    }
  }

  private void store(Connection connection, String hash) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                "update batch_user set password_hash = ?, must_change_password = true where name = ?");
        PreparedStatement signOut =
            connection.prepareStatement("delete from batch_sign_in where user_name = ?")) {
      update.setString(1, hash);
      update.setString(2, USER);
      if (update.executeUpdate() == 0) {
        throw notNow(
            "There is no user %s in %s yet: start Batchdesk once, which makes it.",
            USER, data.shown());
      }
      signOut.setString(1, USER);
      signOut.executeUpdate();
    }
  }
}
