package io.batchdesk.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Payara Micro in this process. */
class Server {

  private volatile PayaraMicroRuntime runtime;
  private AdminCommandRunner administration;

  void start(Path directory, Path logging, Settings settings, Database database) {
    setServerProperties();
    Map<Integer, Path> errorPages = ErrorPages.write(directory.resolve("errors"));
    PayaraMicro.setUpackedJarDir(directory.toFile());
    PayaraMicro server = PayaraMicro.getInstance();
    server.setRootDir(directory.toFile());
    server.setLogPropertiesFile(logging.toFile());
    server.setNoHazelcast(true);
    server.setPreBootHandler(
        runner -> run(runner, ServerCommands.beforeStart(settings, errorPages)));
    server.setPostBootHandler(
        runner -> {
          administration = runner;
          run(runner, ServerCommands.beforeApplications(database));
        });
    try {
      runtime = server.bootStrap();
    } catch (BootstrapException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * One after the other, and not with the start: there the server initialises none of the
   * applications that come after one that fails.
   */
  boolean deploy(Application application) {
    // What this returns only says that the server took the order.
    runtime.deploy(application.name(), application.contextRoot(), application.war().toFile());
    return runtime.getDeployedApplicationNames().contains(application.name());
  }

  /** Opens the port, once what answers there is deployed. */
  void open() {
    run(administration, ServerCommands.afterApplications());
  }

  /** The server's own main class would do the first; the second is its --disablephonehome. */
  private static void setServerProperties() {
    Properties properties = new Properties();
    try (InputStream stored = Bundle.open(Bundle.SERVER_PROPERTIES)) {
      properties.load(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.forEach(System.getProperties()::putIfAbsent);
    System.setProperty("payaramicro.disablePhoneHome", "true");
    // The status line would carry the messages of exceptions.
    System.setProperty("org.apache.coyote.USE_CUSTOM_STATUS_MSG_IN_HEADER", "false");
  }

  private static void run(AdminCommandRunner runner, List<Command> commands) {
    for (Command command : commands) {
      ClusterCommandResult result =
          runner.run(command.name(), command.arguments().toArray(String[]::new));
      if (result.getExitStatus() == ExitStatus.FAILURE) {
        // Without its arguments, among which may be the database's password.
        throw new IllegalStateException("the server refused the command " + command.name());
      }
    }
  }

  boolean runs() {
    return runtime != null;
  }

  /** Waits until everything in it has ended. */
  void stop() {
    try {
      runtime.shutdown();
    } catch (BootstrapException | IllegalStateException e) {
      // The server's own shutdown hook was faster; it holds the same lock, so it is done by now.
    }
  }
}
