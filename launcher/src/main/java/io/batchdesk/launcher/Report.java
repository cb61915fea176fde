package io.batchdesk.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that a person reads after a start. */
record Report(Settings settings, DataDirectory data, List<Application> applications) {

  /** Without a sign-in line when the users were there before this start. */
  List<String> ready(Duration took, Optional<String> signIn) {
    List<String> lines = new ArrayList<>();
    lines.add("Batchdesk is ready (%d s).".formatted(Math.max(1, took.toSeconds())));
    if (settings.hasHost()) {
      lines.add("  Desk    " + settings.publicUrl() + "/");
    } else {
      lines.add("  Node    " + settings.node() + ", without the desk");
    }
    applications.stream()
        .filter(application -> !isHost(application))
        .forEach(application -> lines.add(whereIs(application)));
    signIn.ifPresent(line -> lines.add("  " + line));
    lines.add("  Stop with Ctrl-C. Data is in " + data.shown());
    return lines;
  }

  private boolean isHost(Application application) {
    return settings.hasHost() && application.name().equals(Application.HOST);
  }

  private String whereIs(Application application) {
    String address = settings.publicUrl() + application.path();
    boolean triable = settings.hasHost() && application.name().equals(Application.SAMPLE);
    return triable ? "  Try it  " + address + "contacts → Export slowly" : "  Also    " + address;
  }

  List<String> failed(Map<Application, List<String>> failed, Optional<String> signIn) {
    List<String> lines = new ArrayList<>();
    failed.forEach(
        (application, errors) -> {
          lines.add(
              "%s.war could not be deployed, so nothing is at %s"
                  .formatted(application.name(), application.path()));
          errors.forEach(error -> lines.add("  " + error));
        });
    lines.add("  More is in " + data.shownLog());
    applications.stream()
        .filter(application -> !failed.containsKey(application))
        .forEach(running -> lines.add("  Running: " + settings.publicUrl() + running.path()));
    signIn.ifPresent(line -> lines.add("  " + line));
    lines.add("  Stop with Ctrl-C. Data is in " + data.shown());
    return lines;
  }

  List<String> late(Duration waited, List<String> errors, Optional<String> signIn) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Batchdesk is not ready after %d s: %s/health/ready does not answer 200 yet."
            .formatted(waited.toSeconds(), settings.localUrl()));
    errors.forEach(error -> lines.add("  " + error));
    lines.add("  More is in " + data.shownLog());
    signIn.ifPresent(line -> lines.add("  " + line));
    lines.add("  It goes on trying. Stop with Ctrl-C.");
    return lines;
  }
}
