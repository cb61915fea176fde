package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;
import static io.batchdesk.launcher.Refusal.notNow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that Batchdesk keeps. {@code db} and {@code files} are the person's; {@code log} can
 * go at any time; {@code server} is thrown away at each start, so that a killed process leaves
 * nothing behind for ever.
 */
class DataDirectory {

  private final Path given;
  private final Path root;
  private final DataVersion version = new DataVersion();
  private FileChannel lock;

  DataDirectory(Path given) {
    this.given = given;
    this.root = given.toAbsolutePath().normalize();
  }

  /** As a person would write it: relative when it was given so. */
  String shown() {
    return shown(given);
  }

  String shownLog() {
    return shown(given.resolve("log").resolve("server.log"));
  }

  private static String shown(Path path) {
    return path.isAbsolute() || path.startsWith(".") || path.startsWith("..")
        ? path.toString()
        : "./" + path;
  }

  Path root() {
    return root;
  }

  Path database() {
    return root.resolve("db").resolve("batchdesk");
  }

  boolean hasDatabase() {
    return Files.exists(root.resolve("db").resolve("batchdesk.mv.db"));
  }

  Path log() {
    return root.resolve("log").resolve("server.log");
  }

  Path server() {
    return root.resolve("server");
  }

  private Path pid() {
    return root.resolve("pid");
  }

  /**
   * Makes it, or takes the one that is there.
   *
   * @throws Refusal if a newer major version has written it, before anything is written
   */
  void create() {
    version.requireReadable(root, shown());
    try {
      if (Files.notExists(root)) {
        Files.createDirectories(root);
        ownerOnly(root);
      }
      for (String part : List.of("db", "log")) {
        Files.createDirectories(root.resolve(part));
      }
      Files.delete(Files.createTempFile(root, "writable", null));
      version.note(root);
    } catch (IOException e) {
      throw badSetting(
          "The data directory %s cannot be written (%s): set BATCHDESK_DATA to a directory that can.",
          root, e);
    }
  }

  /** It holds password hashes and people's files. */
  private static void ownerOnly(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The lock is the process's: it ends with it, however it ends. */
  void claim(String orElse) {
    try {
      lock =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock mine = lock.tryLock();
      if (mine == null) {
        lock.close();
        throw notNow(
            "Batchdesk already runs on the data directory %s%s: stop it first, %s.",
            shown(), holder(), orElse);
      }
      Files.writeString(pid(), ProcessHandle.current().pid() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String holder() {
    try {
      return " with process " + Files.readString(pid()).strip();
    } catch (IOException e) {
      return "";
    }
  }

  void release() {
    try {
      Files.deleteIfExists(pid());
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the server lives and works during this start: its libraries, applications and temporary
   * files.
   */
  void renewServer() {
    try {
      delete(server());
      Files.createDirectories(server().resolve("tmp"));
    } catch (IOException e) {
      throw notNow(
          "The directory %s cannot be renewed (%s): delete it and start again.", server(), e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
