package io.batchdesk.it.desk;

import java.nio.file.Path;

/** Where the build leaves things. */
public final class Project {

  private Project() {}

  /** The folder of the whole project. */
  public static Path root() {
    return Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();
  }

  /** What ships. */
  public static Path launcher() {
    return root().resolve("target").resolve("batchdesk.jar");
  }

  /** A folder for what a test leaves behind, for people to look at. */
  static Path screenshots() {
    return root().resolve("target").resolve("screenshots");
  }
}
