package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person can choose, read from the environment. */
record Settings(
    int port,
    InetAddress bind,
    Path data,
    Optional<String> publicAddress,
    List<String> returnOrigins,
    String node,
    List<Bundled> applications,
    Optional<String> adminPassword,
    Optional<Database> otherDatabase,
    String files,
    TimeSettings times) {

  private static final String PUBLIC_URL = "BATCHDESK_PUBLIC_URL";
  private static final String RETURN_ORIGINS = "BATCHDESK_RETURN_ORIGINS";
  private static final String DIRECTORY = "directory";
  private static final String DATABASE = "database";

  static Settings from(Map<String, String> environment) {
    Environment env = new Environment(environment);
    Optional<Database> database = database(env);
    int port = port(env.text("BATCHDESK_PORT").orElse("8080"));
    return new Settings(
        port,
        bind(env.text("BATCHDESK_BIND").orElse("127.0.0.1")),
        data(env.text("BATCHDESK_DATA").orElse("data")),
        env.text(PUBLIC_URL).map(Settings::publicUrl),
        env.text(RETURN_ORIGINS).map(Settings::origins).orElse(List.of()),
        env.text("BATCHDESK_NODE").orElseGet(Settings::hostName),
        env.text(Bundled.VARIABLE).map(Bundled::chosen).orElse(List.of(Bundled.values())),
        env.text("BATCHDESK_ADMIN_PASSWORD"),
        database,
        env.text("BATCHDESK_FILES")
            .map(Settings::files)
            .orElse(database.isPresent() ? DATABASE : DIRECTORY),
        TimeSettings.from(environment));
  }

  /**
   * A variable that is set but empty counts as not set, as most tools that pass variables on have
   * it.
   */
  private record Environment(Map<String, String> variables) {
    Optional<String> text(String name) {
      return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
  }

  /** Where people find the desk, to be printed. */
  String publicUrl() {
    return publicAddress.orElseGet(this::localUrl);
  }

  /** Whether the desk itself, with pages and REST, is served here. */
  boolean hasHost() {
    return applications.contains(Bundled.HOST);
  }

  String localUrl() {
    return "http://localhost:" + port;
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value.strip());
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the value.
    }
    throw badSetting(
        "BATCHDESK_PORT is \"%s\": set a port from 1 to 65535, for example 8081.", value);
  }

  private static InetAddress bind(String value) {
    try {
      return InetAddress.getByName(value.strip());
    } catch (UnknownHostException e) {
      throw badSetting(
          "BATCHDESK_BIND is \"%s\", which is no address of this machine: leave it out for 127.0.0.1,"
              + " or set 0.0.0.0 for all.",
          value);
    }
  }

  private static Path data(String value) {
    try {
      return Path.of(value.strip());
    } catch (InvalidPathException e) {
      throw badSetting("BATCHDESK_DATA is \"%s\": set the path of a directory.", value);
    }
  }

  private static String publicUrl(String value) {
    URI url = web(value);
    if (url == null || url.getRawQuery() != null) {
      throw badSetting(
          "%s is \"%s\": set the address at which browsers reach the desk, for example"
              + " https://batch.example.org.",
          PUBLIC_URL, value);
    }
    return value.strip().replaceAll("/+$", "");
  }

  private static List<String> origins(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).map(Settings::origin).toList();
  }

  private static String origin(String value) {
    URI url = web(value);
    if (url == null || url.getRawQuery() != null || !url.getRawPath().isEmpty()) {
      throw badSetting(
          "%s has \"%s\": list origins without paths, with commas between them, for example"
              + " https://shop.example.org,http://localhost:9000.",
          RETURN_ORIGINS, value);
    }
    return value;
  }

  /** An absolute http or https address without user and fragment, or null. */
  private static URI web(String value) {
    try {
      URI url = new URI(value.strip());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean plain =
          url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
      return web && plain ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static Optional<Database> database(Environment env) {
    Optional<String> url = env.text("BATCHDESK_DB_URL").map(String::strip);
    url.ifPresent(
        value -> {
          if (!value.startsWith("jdbc:postgresql:")) {
            throw badSetting(
                "BATCHDESK_DB_URL is \"%s\": set the JDBC URL of a PostgreSQL database, for example"
                    + " jdbc:postgresql://localhost/batchdesk, or leave it out for a database in the data"
                    + " directory.",
                value);
          }
        });
    return url.map(
        value ->
            Database.postgres(
                value,
                env.text("BATCHDESK_DB_USER").orElse(""),
                env.text("BATCHDESK_DB_PASSWORD").orElse("")));
  }

  private static String files(String value) {
    String store = value.strip();
    if (!List.of(DIRECTORY, DATABASE).contains(store)) {
      throw badSetting(
          "BATCHDESK_FILES is \"%s\": set directory to keep the files of jobs in the data directory, or"
              + " database to keep them in the database.",
          value);
    }
    return store;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
