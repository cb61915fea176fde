package io.batchdesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files inside Batchdesk's own jar. */
final class Bundle {

  static final String HOST = "batchdesk/ROOT.war";
  static final String SAMPLE = "batchdesk/sample.war";
  static final String H2 = "MICRO-INF/runtime/h2.jar";
  static final String POSTGRESQL = "MICRO-INF/lib/postgresql.jar";
  static final String SERVER_PROPERTIES = "MICRO-INF/payara-boot.properties";

  private Bundle() {}

  static InputStream open(String name) {
    InputStream content = Bundle.class.getClassLoader().getResourceAsStream(name);
    if (content == null) {
      throw new IllegalStateException(name + " is not in this jar; build it again with ./run");
    }
    return content;
  }

  static void copy(String name, Path target) {
    try (InputStream content = open(name)) {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
