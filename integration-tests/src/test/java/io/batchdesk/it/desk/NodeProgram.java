package io.batchdesk.it.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program for Node.js with the packages that its lock file names, each with its hash. npm fetches
 * them into the build's folder, where the next run finds them.
 */
final class NodeProgram {

  private static final List<String> INSTALL = List.of("npm", "ci", "--no-progress");
  private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc");

  private final Path source;
  private final Path folder;

  private NodeProgram(Path source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /** Makes the program of a folder beside the tests ready to run. */
  static NodeProgram install(String name) throws IOException, InterruptedException {
    Path module = Project.root().resolve("integration-tests");
    NodeProgram program =
        new NodeProgram(
            module.resolve("src/test").resolve(name), module.resolve("target").resolve(name));
    if (!program.installed()) {
      program.copy(FILES);
      program.run(INSTALL, Map.of());
    }
    return program;
  }

  /** What npm writes last is there, and made from the same versions. */
  private boolean installed() throws IOException {
    Path lock = folder.resolve("package-lock.json");
    return Files.exists(folder.resolve("node_modules/.package-lock.json"))
        && Files.mismatch(lock, source.resolve("package-lock.json")) < 0;
  }

  private void copy(List<String> files) throws IOException {
    Files.createDirectories(folder);
    for (String file : files) {
      Files.write(folder.resolve(file), Files.readAllBytes(source.resolve(file)));
    }
  }

  /** A file that npm has fetched. */
  Path file(String path) {
    return folder.resolve("node_modules").resolve(path);
  }

  /** Runs one of its scripts to the end; returns what it has printed. */
  String run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    copy(List.of(script));
    return run(List.of("node", script), environment);
  }

  private String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = folder.resolve(command.get(0) + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = start(builder);
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    String said = Files.readString(output);
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "%s ended with %d:\n%s".formatted(String.join(" ", command), process.exitValue(), said));
    }
    return said;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "There is no %s on the PATH. ./verify installs Node.js as root on Debian and its kin; elsewhere install Node.js 18 or newer, which brings npm"
              .formatted(builder.command().get(0)),
          e);
    }
  }
}
