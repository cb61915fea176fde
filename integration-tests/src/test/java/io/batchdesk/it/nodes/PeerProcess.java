package io.batchdesk.it.nodes;

import io.batchdesk.it.nodes.peer.PeerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of the peer that we compare ourselves with. */
final class PeerProcess implements AutoCloseable {

  private final Process process;

  private PeerProcess(Process process) {
    this.process = process;
  }

  /** Puts jobs into its queue, and waits until they are there. */
  static void enqueue(Path folder, Postgres database, int jobs) {
    try (PeerProcess peer = start(folder, "enqueue", database.url(), "" + jobs)) {
      int exit = peer.process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException("The peer could not enqueue, see " + folder + "/peer.out");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a node that works. */
  static PeerProcess work(Path folder, Postgres database, String name) {
    return start(folder, "work", database.url(), name);
  }

  private static PeerProcess start(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PeerNode.class.getName());
    command.addAll(List.of(arguments));
    try {
      return new PeerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("peer.out").toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
