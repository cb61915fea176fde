package io.batchdesk.it.engine;

import java.nio.file.Path;

/** Where the engine keeps the files of a job. */
final class Files {

  private Files() {}

  static Path of(String jobId) {
    return Path.of(System.getProperty("batchdesk.data"), "files", jobId);
  }
}
