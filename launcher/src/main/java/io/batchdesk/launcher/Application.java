package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A WAR to deploy: {@code ROOT.war} at {@code /}, any other at its name. */
record Application(String name, Path war) {

  static final String HOST = "ROOT";
  static final String SAMPLE = "sample";

  private static final Pattern ENGINE = Pattern.compile("WEB-INF/lib/batch-engine-[^/]*\\.jar");

  /**
   * A name that is safe in a URL and in the server's configuration; a version after it is left out.
   */
  private static final Pattern WAR_FILE =
      Pattern.compile(
          "(?<name>[A-Za-z0-9][A-Za-z0-9_]*(?:[-.][A-Za-z_][A-Za-z0-9_]*)*)(?:-\\d[A-Za-z0-9_.-]*)?\\.war");

  /**
   * The applications that a person adds, checked as far as that goes before anything is started.
   */
  static List<Application> given(List<String> wars, List<Bundled> bundled) {
    List<Application> given = new ArrayList<>();
    Set<String> names = new HashSet<>(bundled.stream().map(Bundled::deployedAs).toList());
    for (String war : wars) {
      Application application = check(war);
      if (!names.add(application.name())) {
        throw badSetting(
            "%s would be served at %s, where there is another application already: rename the file.",
            war, application.contextRoot());
      }
      given.add(application);
    }
    if (given.isEmpty() && bundled.isEmpty()) {
      throw badSetting(
          "%s leaves out everything and no WAR is given: name one of %s, or the path of a WAR.",
          Bundled.VARIABLE, Bundled.names());
    }
    return List.copyOf(given);
  }

  /** Copies the bundled and the given ones to where they are deployed from. */
  static List<Application> install(List<Bundled> bundled, List<Application> given, Path directory) {
    List<Application> installed = new ArrayList<>();
    bundled.forEach(one -> installed.add(one.copyTo(directory)));
    given.forEach(application -> installed.add(application.copyTo(directory)));
    return List.copyOf(installed);
  }

  private static Application check(String war) {
    Path file = Path.of(war);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw badSetting("%s is not a file that can be read: give the path of a WAR.", war);
    }
    return new Application(nameOf(file.getFileName().toString()), file);
  }

  static String nameOf(String fileName) {
    Matcher matcher = WAR_FILE.matcher(fileName);
    if (!matcher.matches()) {
      throw badSetting(
          "%s cannot be served under its name: name it something.war, with letters, digits, - and _.",
          fileName);
    }
    return matcher.group("name");
  }

  private Application copyTo(Path directory) {
    try {
      Files.createDirectories(directory);
      return new Application(name, Files.copy(war, directory.resolve(name + ".war")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it registers itself in the database: then the start waits for it. */
  boolean hasEngine() {
    try (ZipFile content = new ZipFile(war.toFile())) {
      return content.stream().anyMatch(entry -> isEngine(entry.getName()));
    } catch (ZipException e) {
      throw badSetting("%s.war is not a WAR (%s): build it again.", name, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isEngine(String entry) {
    return ENGINE.matcher(entry).matches();
  }

  String contextRoot() {
    return name.equals(HOST) ? "/" : "/" + name;
  }

  String path() {
    return name.equals(HOST) ? "/" : "/" + name + "/";
  }
}
