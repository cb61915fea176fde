package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data directory as the first start leaves it, made once per build of what ships: inventing
 * 102,000 contacts is not what most tests are about.
 */
final class Template {

  private static final Path FOLDER =
      Project.root().resolve("integration-tests").resolve("target").resolve("template");

  private Template() {}

  /** Copies the template, which is made first if there is none. */
  static void copyTo(Path data) {
    try {
      Path template = made();
      copy(template.resolve("db"), data.resolve("db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tests run in several processes; one makes it, the others wait. */
  private static Path made() throws IOException {
    Files.createDirectories(FOLDER);
    long built = Files.getLastModifiedTime(Project.launcher()).toMillis();
    Path template = FOLDER.resolve("data-" + built);
    Path complete = FOLDER.resolve("complete-" + built);
    try (FileChannel channel =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(complete)) {
        deleteThoseOfEarlierBuilds();
        DeskProcess.startEmpty(template).stop();
        Files.createFile(complete);
      }
    }
    return template;
  }

  /** Each holds a database and an unpacked server. */
  private static void deleteThoseOfEarlierBuilds() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (!path.equals(FOLDER) && !path.equals(FOLDER.resolve("lock"))) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    Files.createDirectories(to.getParent());
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }
}
