package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.notNow;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogRecord;

/** One start of the server, from the checks to the lines that say where it is. */
class Start {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final long began = System.nanoTime();
  private final PrintStream console;
  private final Settings settings;
  private final DataDirectory data;
  private final Server server = new Server();

  Start(PrintStream console, Settings settings) {
    this.console = console;
    this.settings = settings;
    this.data = new DataDirectory(settings.data());
  }

  void run(List<String> wars) {
    List<Application> given = Application.given(wars, settings.applications());
    data.create();
    data.claim("or set BATCHDESK_DATA to another directory");
    Port.check(settings.bind(), settings.port());
    data.renewServer();
    // The server's temporary files go with its directory, however this process ends.
    System.setProperty("java.io.tmpdir", data.server().resolve("tmp").toString());
    List<Application> applications =
        Application.install(settings.applications(), given, data.server().resolve("deploy"));
    FirstPassword first = FirstPassword.of(settings);
    SharedProperties.set(settings, data, applications);
    SharedProperties.setFirstPassword(first.password(), first.madeUp());
    stopWithTheProcess();
    startServer(Logging.intoFile(data));
    Report report = new Report(settings, data, applications);
    Map<Application, List<String>> failed = deploy(applications);
    server.open();
    if (failed.isEmpty()) {
      reportReadiness(report, first);
    } else {
      print(report.failed(failed, signIn(first)));
    }
  }

  private void startServer(Path logging) {
    Database database = settings.otherDatabase().orElseGet(() -> Database.h2(data.database()));
    try {
      server.start(data.server().resolve("root"), logging, settings, database);
    } catch (RuntimeException e) {
      throw notNow(
          "Batchdesk could not start: %s. More is in %s",
          StartErrors.rootMessage(e), data.shownLog());
    }
  }

  /** Returns what went wrong with which: one that fails does not keep the others away. */
  private Map<Application, List<String>> deploy(List<Application> applications) {
    Map<Application, List<String>> failed = new LinkedHashMap<>();
    for (Application application : applications) {
      int errorsBefore = ServerLog.errors().size();
      if (!server.deploy(application)) {
        List<LogRecord> errors = ServerLog.errors();
        failed.put(application, StartErrors.of(errors.subList(errorsBefore, errors.size())));
      }
    }
    return failed;
  }

  /** Where there is no host that tells, the end of the deployment is all that can be told. */
  private void reportReadiness(Report report, FirstPassword first) {
    if (!settings.hasHost()) {
      print(report.ready(elapsed(), Optional.empty()));
      return;
    }
    Readiness readiness = new Readiness(settings.bind(), settings.port());
    if (readiness.waitFor(PATIENCE)) {
      print(report.ready(elapsed(), signIn(first)));
      return;
    }
    print(report.late(elapsed(), StartErrors.of(ServerLog.errors()), signIn(first)));
    readiness.waitFor(FOR_EVER);
    print(report.ready(elapsed(), Optional.empty()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static Optional<String> signIn(FirstPassword first) {
    return Optional.of(first.signInLine()).filter(line -> SharedProperties.firstPasswordUsed());
  }

  private void print(List<String> lines) {
    lines.forEach(console::println);
  }

  private void stopWithTheProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "batchdesk-stop"));
  }

  private void stop() {
    if (server.runs()) {
      console.println("Stopping …");
      server.stop();
      console.println("Stopped.");
    }
    data.release();
  }
}
