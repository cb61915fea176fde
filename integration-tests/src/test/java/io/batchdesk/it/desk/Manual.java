package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what a page of the manual says. A file in it is a line with the file's name, then its text
 * in a fence.
 */
final class Manual {

  private static final Pattern FILE =
      Pattern.compile(
          "^`([\\w./-]+)`\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern DEPENDENCY =
      Pattern.compile("^```xml\\n(    <dependency>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Manual() {}

  /** Writes the files of a page into a folder. */
  static List<Path> unpack(Path page, Path folder) {
    try {
      List<Path> files = new ArrayList<>();
      Matcher matcher = FILE.matcher(Files.readString(page));
      while (matcher.find()) {
        Path file = folder.resolve(matcher.group(1));
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, matcher.group(2)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the library that a page asks for to the pom. */
  static void addDependency(Path page, Path project) throws IOException {
    Matcher matcher = DEPENDENCY.matcher(Files.readString(page));
    if (!matcher.find()) {
      throw new AssertionError("No dependency in " + page);
    }
    Path pom = project.resolve("pom.xml");
    String own = "\n  </dependencies>\n\n  <build>";
    Files.writeString(
        pom, Files.readString(pom).replace(own, "\n" + matcher.group(1) + own.substring(1)));
  }

  /** Builds a project of the manual with the libraries of this build; returns what Maven says. */
  static String maven(Path project, String phase) throws IOException, InterruptedException {
    Path log = project.resolve(phase + ".log");
    Process maven =
        new ProcessBuilder(
                Project.root().resolve("mvnw").toString(),
                "-B",
                "-f",
                project.resolve("pom.xml").toString(),
                phase)
            .directory(Project.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!maven.waitFor(5, TimeUnit.MINUTES)) {
      maven.destroyForcibly();
    }
    return Files.readString(log);
  }
}
