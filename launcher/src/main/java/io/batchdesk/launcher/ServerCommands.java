package io.batchdesk.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the server is set up: what it listens to and says, and its two pools on one database. */
final class ServerCommands {

  private static final String CONFIG = "configs.config.server-config.";
  private static final String NOWHERE = "--virtualservers=none";
  private static final String LISTENER =
      CONFIG + "network-config.network-listeners.network-listener.http-listener.";
  private static final String HTTP =
      CONFIG + "network-config.protocols.protocol.http-listener.http.";
  private static final String ERRORS = CONFIG + "http-service.virtual-server.server.property.";
  private static final String HTTP_THREADS = CONFIG + "thread-pools.thread-pool.http-thread-pool.";

  private ServerCommands() {}

  static List<Command> beforeStart(Settings settings, Map<Integer, Path> errorPages) {
    return Stream.concat(listener(settings), errors(errorPages)).toList();
  }

  private static Stream<Command> listener(Settings settings) {
    return Stream.of(
        Command.set(LISTENER + "address", settings.bind().getHostAddress()),
        Command.set(LISTENER + "port", settings.port()),
        Command.set(LISTENER + "enabled", false),
        Command.set(HTTP + "server-header", false),
        Command.set(HTTP + "xpowered-by", false),
        Command.set(HTTP + "cookie-same-site-enabled", true),
        Command.set(HTTP + "cookie-same-site-value", "Lax"),
        // An address that is kept through a sign-in is encoded twice.
        Command.set(HTTP + "header-buffer-length-bytes", 16384),
        // By default a request's thread is interrupted after 15 minutes, which would cut a slow
        // download,
        // and an interrupt in the middle of H2's file closes the database for everybody.
        Command.set(HTTP + "request-timeout-seconds", -1),
        // A second protocol with buffers of its own; browsers do not speak it without TLS.
        Command.set(HTTP + "http2-enabled", false),
        // The server queues a multiple of it in memory for each slow client: up to 7 MB by default.
        Command.set(
            CONFIG + "network-config.transports.transport.tcp.socket-write-buffer-size", 65536),
        Command.set(HTTP_THREADS + "max-thread-pool-size", 64),
        // Nothing uses the server's default pool; if an application does, no port is opened and no
        // file made.
        Command.set("resources.jdbc-connection-pool.H2Pool.property.URL", "jdbc:h2:mem:unused"));
  }

  /**
   * The server's own page of errors is made by a valve, and an empty setting for it is not taken;
   * this other valve writes nothing. The setting of a page is divided at blanks, hence the shortest
   * path; with a blank in it, the page stays empty.
   */
  private static Stream<Command> errors(Map<Integer, Path> pages) {
    Path here = Path.of("").toAbsolutePath();
    return Stream.concat(
        Stream.of(
            Command.set(ERRORS + "errorReportValve", "org.apache.catalina.valves.RemoteAddrValve")),
        pages.entrySet().stream()
            .map(page -> Map.entry(page.getKey(), here.relativize(page.getValue()).toString()))
            .filter(page -> !page.getValue().contains(" "))
            .map(
                page ->
                    Command.set(
                        ERRORS + "send-error_" + page.getKey(),
                        "path=" + page.getValue() + " code=" + page.getKey())));
  }

  /** Before its applications are there a server answers 404, and an empty 500 while they begin. */
  static List<Command> afterApplications() {
    return List.of(Command.set(LISTENER + "enabled", true));
  }

  static List<Command> beforeApplications(Database database) {
    return Stream.of(
            ownPagesOff(),
            pool("batchdesk", 24, true, database),
            pool("batchdesk-queue", 16, false, database))
        .flatMap(Function.identity())
        .toList();
  }

  /**
   * The server's own health, metrics and API pages answer to strangers; Batchdesk has its own.
   * Metrics and API are served even when disabled, but not on a virtual server that does not exist;
   * disabled metrics could not be registered, either.
   */
  private static Stream<Command> ownPagesOff() {
    return Stream.of(
        Command.of("set-microprofile-healthcheck-configuration", "--enabled=false", NOWHERE),
        Command.of("set-metrics-configuration", "--enabled=true", NOWHERE),
        Command.of("set-openapi-configuration", "--enabled=false", NOWHERE));
  }

  private static Stream<Command> pool(
      String name, int size, boolean transactions, Database database) {
    return Stream.of(
        Command.of(
            "create-jdbc-connection-pool",
            "--datasourceclassname=" + database.dataSource(),
            "--restype=javax.sql.DataSource",
            "--steadypoolsize=2",
            "--maxpoolsize=" + size,
            // A request waits less than the five seconds after which it has to be refused.
            "--maxwait=4000",
            "--isconnectvalidatereq=true",
            "--validationmethod=custom-validation",
            "--validationclassname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            "--failconnection=true",
            "--nontransactionalconnections=" + !transactions,
            // The server's ResultSet looks for getObject(column, type) by reflection, each time.
            "--wrapjdbcobjects=false",
            "--property",
            database.properties().entrySet().stream()
                .map(property -> Command.property(property.getKey(), property.getValue()))
                .collect(Collectors.joining(":")),
            name),
        Command.set(
            "resources.jdbc-connection-pool." + name + ".validate-atmost-once-period-in-seconds",
            1),
        Command.of("create-jdbc-resource", "--connectionpoolid=" + name, "jdbc/" + name));
  }
}
