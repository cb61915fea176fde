package io.batchdesk.it.desk;

import java.nio.file.Path;

/** Where the build leaves things. */
final class Project {

  private Project() {}

  /** The folder of the whole project. */
  static Path root() {
    return Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();
  }

  /** What ships. */
  static Path launcher() {
    return root().resolve("target").resolve("batchdesk.jar");
  }

  /** A folder for what a test leaves behind, for people to look at. */
  static Path screenshots() {
    return root().resolve("target").resolve("screenshots");
  }
}
