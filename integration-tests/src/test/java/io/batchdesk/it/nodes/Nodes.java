package io.batchdesk.it.nodes;

import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A desk that runs no handlers, and workers that serve no desk, on one PostgreSQL: so the API stays
 * there whatever happens to a worker.
 */
final class Nodes implements AutoCloseable {

  private static final String DESK = "desk";

  private final Path folder;
  private final Postgres postgres;
  private final Map<String, DeskProcess> nodes = new LinkedHashMap<>();

  private Nodes(Path folder) {
    this.folder = folder;
    this.postgres = Postgres.start(folder.resolve("postgres"));
  }

  /** Starts all of them at the same moment, on an empty database. */
  static Nodes start(Path folder, String... workers) {
    Nodes all = new Nodes(folder);
    all.begin(DESK, "host");
    for (String worker : workers) {
      all.begin(worker, "sample");
    }
    all.nodes.values().forEach(DeskProcess::awaitReady);
    return all;
  }

  private void begin(String name, String applications) {
    nodes.put(
        name,
        DeskProcess.start(
            folder.resolve(name),
            DeskProcess.freePort(),
            postgres.environment(name, applications)));
  }

  Postgres postgres() {
    return postgres;
  }

  Rest rest() {
    return nodes.get(DESK).rest();
  }

  DeskProcess node(String name) {
    return nodes.get(name);
  }

  /** Starts what was stopped or killed before. */
  void startMissing() {
    List<String> missing = nodes.keySet().stream().filter(name -> !node(name).isAlive()).toList();
    beginAgain(missing.toArray(String[]::new)).forEach(DeskProcess::awaitReady);
  }

  /** Starts nodes again without waiting for them. */
  List<DeskProcess> beginAgain(String... names) {
    for (String name : names) {
      nodes.put(name, nodes.get(name).startAgainWithoutWaiting());
    }
    return Stream.of(names).map(nodes::get).toList();
  }

  /** The node that has claimed a job, or null. */
  String ownerOf(String job) {
    Object owner =
        postgres.row("select claimed_by from batch_job where id = '" + job + "'").get("claimed_by");
    return owner == null ? null : owner.toString().replaceAll(".*@|#.*", "");
  }

  /** What a node has written to its log about a job. */
  List<String> logged(String name, String job) {
    try (Stream<String> lines = Files.lines(folder.resolve(name).resolve("log/server.log"))) {
      return lines.filter(line -> line.contains(job)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(DeskProcess::close);
    postgres.close();
  }
}
