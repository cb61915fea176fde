package io.batchdesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.LogManager;

/** Sends everything that is logged or printed to the log file, and nothing to the console. */
final class Logging {

  private static final List<String> CHATTY =
      List.of(
          "com.hazelcast",
          "fish.payara.boot.runtime",
          "fish.payara.nucleus.util",
          "javax.enterprise.system.tools.deployment",
          "org.glassfish.admin.mbeanserver",
          "org.jboss.weld");

  private Logging() {}

  /** Returns the configuration, which the server reads once more when it starts. */
  static Path intoFile(DataDirectory data) {
    Path configuration = data.server().resolve("logging.properties");
    try (OutputStream out = Files.newOutputStream(configuration)) {
      properties(data.log()).store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (InputStream in = Files.newInputStream(configuration)) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Only now: with the JDK's own configuration what is logged would be printed, and so logged
    // again.
    System.setOut(LoggedStream.named("stdout"));
    System.setErr(LoggedStream.named("stderr"));
    return configuration;
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    properties.setProperty("handlers", ServerLog.class.getName());
    properties.setProperty(ServerLog.class.getName() + ".file", file.toString());
    properties.setProperty(".level", "INFO");
    CHATTY.forEach(logger -> properties.setProperty(logger + ".level", "WARNING"));
    return properties;
  }
}
