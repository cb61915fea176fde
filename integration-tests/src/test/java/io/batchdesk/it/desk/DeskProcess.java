package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Batchdesk as its users start it: {@code java -jar target/batchdesk.jar}, a process of its own.
 */
public final class DeskProcess implements AutoCloseable {

  public static final String PASSWORD = "correct-horse-battery";
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final Process process;
  private final int port;
  private final Path data;
  private final Path[] wars;
  private final Map<String, String> environment;
  private final Path output;
  private final int startsBefore;
  private final Rest rest;

  private DeskProcess(
      Process process,
      int port,
      Path data,
      Map<String, String> environment,
      Path[] wars,
      int startsBefore) {
    this.process = process;
    this.wars = wars;
    this.port = port;
    this.data = data;
    this.environment = environment;
    this.output = output(data, port);
    this.startsBefore = startsBefore;
    this.rest = new Rest(this, "admin", PASSWORD);
  }

  private static Path output(Path data, int port) {
    return data.resolveSibling(data.getFileName() + "-" + port + ".out");
  }

  /** Starts it on a free port, with the sample's data, and waits until it is ready. */
  static DeskProcess start(Path data, Path... wars) {
    Template.copyTo(data);
    return start(data, freePort(), Map.of(), wars).awaitReady();
  }

  /** Starts it for the first time on this data directory. */
  static DeskProcess startEmpty(Path data) {
    return start(data, freePort(), Map.of("BATCHDESK_ADMIN_PASSWORD", PASSWORD)).awaitReady();
  }

  /** Starts it again where it was, after a kill. */
  public DeskProcess startAgain(Path... wars) {
    return start(data, port, environment, wars).awaitReady();
  }

  /** Starts it again as it was, so that several can be started at the same time. */
  public DeskProcess startAgainWithoutWaiting() {
    return start(data, port, environment, wars);
  }

  /** Starts it again with other WARs. */
  public DeskProcess beginAgainWith(Path... others) {
    return start(data, port, environment, others);
  }

  /** Starts it without waiting. */
  public static DeskProcess start(
      Path data, int port, Map<String, String> environment, Path... wars) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // Of two options the last one counts.
    Stream.of(environment.getOrDefault("JAVA_OPTS", "").split(" "))
        .filter(option -> !option.isEmpty())
        .forEach(command::add);
    command.addAll(List.of("-jar", Project.launcher().toString()));
    for (Path war : wars) {
      command.add(war.toString());
    }
    Path output = output(data, port);
    int startsBefore = Files.exists(output) ? starts(output) : 0;
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("BATCHDESK_PORT", Integer.toString(port));
    builder.environment().put("BATCHDESK_DATA", data.toString());
    builder.environment().putAll(environment);
    try {
      return new DeskProcess(builder.start(), port, data, environment, wars, startsBefore);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it serves, or says so where there is no host that could be asked. */
  public DeskProcess awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(url("/health/ready")).timeout(Duration.ofSeconds(5)).build();
    Await.until(
        "Batchdesk is ready, see its output:\n" + output,
        PATIENCE,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(
                "It ended with " + process.exitValue() + ":\n" + says());
          }
          if (!hasHost()) {
            return starts(output) > startsBefore;
          }
          return serves(client, ready);
        });
    return this;
  }

  /** Before the desk is there nothing answers in its place. */
  private static boolean serves(HttpClient client, HttpRequest ready) throws InterruptedException {
    try {
      int status = client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 503) {
        throw new AssertionError("A starting desk answered " + status);
      }
      return status == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int starts(Path output) {
    try {
      return Files.readString(output).split("Batchdesk is ready", -1).length - 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  private boolean hasHost() {
    return environment.getOrDefault("BATCHDESK_APPLICATIONS", "host").contains("host");
  }

  /** What it has printed. */
  public String says() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public int port() {
    return port;
  }

  /** Which process it is. */
  long pid() {
    return process.pid();
  }

  /** What time it is for this process. */
  public LocalDateTime clock() {
    Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
    try {
      Process dump = new ProcessBuilder(jstack.toString(), "" + process.pid()).start();
      String says = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return LocalDateTime.parse(says.substring(0, 19).replace(' ', 'T'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path data() {
    return data;
  }

  /** The API as the user admin. */
  public Rest rest() {
    return rest;
  }

  /** The database file, to be read while it is stopped. */
  public Database database() {
    return new Database(data.resolve("db").resolve("batchdesk"));
  }

  /** Runs a command of the launcher on its data while it is stopped, and gives what it says. */
  String command(String name) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Project.launcher().toString(),
                name)
            .redirectErrorStream(true);
    builder.environment().put("BATCHDESK_DATA", data.toString());
    try {
      Process command = builder.start();
      String says = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (command.waitFor() != 0) {
        throw new AssertionError(name + " ended with " + command.exitValue() + ":\n" + says);
      }
      return says;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it as a power cut would: {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Freezes it, as a virtual machine that is paused: it runs nothing until it goes on. */
  public void suspend() {
    signal("STOP");
  }

  /** Lets it go on after it was suspended. */
  public void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + exit);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as Ctrl-C would. */
  public void stop() {
    askToStop();
    awaitEnd();
  }

  /** Asks it to stop, by SIGTERM; one that was suspended hears of it when it goes on. */
  public void askToStop() {
    process.destroy();
  }

  /** Waits until it has ended by itself. */
  public void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("It does not end:\n" + says());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
