package io.batchdesk.it.nodes;

import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.engine.server.Wars;
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

  /** Which store of files the ledger's tests are about. */
  private static final String FILES = System.getProperty("batchdesk.files", "database");

  private final Path folder;
  private final Postgres postgres;
  private final Map<String, DeskProcess> nodes = new LinkedHashMap<>();

  private Nodes(Path folder) {
    this.folder = folder;
    this.postgres = Postgres.start(folder.resolve("postgres"));
  }

  /** Starts all of them at the same moment, on an empty database, with the sample. */
  static Nodes withSample(Path folder, String... workers) {
    Nodes all = new Nodes(folder);
    all.begin(DESK, "host");
    for (String worker : workers) {
      all.begin(worker, "sample");
    }
    return all.awaitReady();
  }

  /** The same with the ledger instead of the sample. */
  static Nodes withLedger(Path folder, String... workers) {
    return withLedger(folder, allWith(Map.of(), workers));
  }

  /** The same with Java's own settings, which start slower and work faster: for figures. */
  static Nodes withLedgerAsShipped(Path folder, String... workers) {
    return withLedger(folder, allWith(Map.of("JAVA_OPTS", "-XX:TieredStopAtLevel=4"), workers));
  }

  private static Map<String, Map<String, String>> allWith(
      Map<String, String> environment, String... workers) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    Stream.of(workers).forEach(worker -> all.put(worker, environment));
    return all;
  }

  /** Workers with the ledger by name, each with what is told to it besides. */
  static Nodes withLedger(Path folder, Map<String, Map<String, String>> workers) {
    Nodes all = new Nodes(folder);
    Path war = folder.resolve("ledger.war");
    Wars.ledger(war);
    all.shareFiles(DESK);
    all.begin(DESK, "host");
    workers.forEach(
        (worker, environment) -> {
          all.shareFiles(worker);
          all.begin(worker, "none", environment, war);
        });
    return all.awaitReady();
  }

  /** A desk, and workers with the ledger and an application that observes what becomes of jobs. */
  static Nodes withAudience(Path folder, String... workers) {
    Nodes all = new Nodes(folder);
    Path ledger = folder.resolve("ledger.war");
    Path audience = folder.resolve("audience.war");
    Wars.ledger(ledger);
    Wars.audience(audience);
    all.begin(DESK, "host");
    for (String worker : workers) {
      all.begin(worker, "none", ledger, audience);
    }
    return all.awaitReady();
  }

  /** Data directories are a node's own; a store of files in them has to be everybody's. */
  private void shareFiles(String node) {
    if (!FILES.equals("directory")) {
      return;
    }
    try {
      Path shared = Files.createDirectories(folder.resolve("files"));
      Files.createSymbolicLink(
          Files.createDirectories(folder.resolve(node)).resolve("files"), shared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(String name, String applications, Path... wars) {
    begin(name, applications, Map.of(), wars);
  }

  private void begin(String name, String applications, Map<String, String> more, Path... wars) {
    Map<String, String> environment = postgres.environment(name, applications);
    environment.put("BATCHDESK_FILES", FILES);
    environment.putAll(more);
    nodes.put(
        name, DeskProcess.start(folder.resolve(name), DeskProcess.freePort(), environment, wars));
  }

  private Nodes awaitReady() {
    try {
      nodes.values().forEach(DeskProcess::awaitReady);
      return this;
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
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

  /** Starts a node again with another WAR, without waiting for it. */
  DeskProcess beginAgainWith(String name, Path war) {
    DeskProcess again = nodes.get(name).beginAgainWith(war);
    nodes.put(name, again);
    return again;
  }

  /** The node that has claimed a job, or null. */
  String ownerOf(String job) {
    Object owner =
        postgres.row("select claimed_by from batch_job where id = '" + job + "'").get("claimed_by");
    return owner == null ? null : owner.toString().replaceAll(".*@|#.*", "");
  }

  /** The committed units of a job, also while there is no desk to ask. */
  long units(String job) {
    return postgres.number("select units_processed from batch_job where id = '%s'".formatted(job));
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
