package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.ledger.Small;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many small jobs on one node and on two, in turn with JobRunr on the same database. Part of {@code
 * ./verify --long}; meant for a machine with nothing else to do. {@code
 * -Dbatchdesk.small-jobs=2000} for fewer.
 */
@Tag("long")
class SmallJobsIT {

  private static final int JOBS = Integer.getInteger("batchdesk.small-jobs", 10_000);
  private static final int ROUNDS = Integer.getInteger("batchdesk.rounds", 3);
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final double FAIR = 0.35;

  /** Jobs a second between the first tenth and the last, so that no start is in it. */
  private static final String RATE =
      "select 0.8 * count(*) / extract(epoch from"
          + " percentile_disc(0.9) within group (order by at)"
          + " - percentile_disc(0.1) within group (order by at)) from (%s) as done";

  private static final String OUR_TIMES =
      "select completed_at as at from batch_job where status = 'COMPLETED'"
          + " order by created_at desc, id desc limit "
          + JOBS;
  private static final String PEERS_TIMES =
      "select updatedat as at from jobrunr_jobs where state = 'SUCCEEDED'"
          + " order by createdat desc limit "
          + JOBS;
  private static final String SHARES = "select count(*) as n from %s group by node";
  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = 'postgres'";

  @TempDir Path folder;

  private final Map<String, List<Double>> rates = new LinkedHashMap<>();
  private Nodes nodes;

  @Test
  void manySmallJobsAreDoneOnceEachByBothNodes() throws InterruptedException {
    try (Nodes all = Nodes.withLedgerAsShipped(folder, "one", "two")) {
      nodes = all;
      nodes.postgres().execute("create table peer_entry (id varchar(64), node varchar(100))");
      nodes.node("one").stop();
      nodes.node("two").stop();
      for (int round = 0; round < ROUNDS; round++) {
        ours("one");
        peers("one");
        ours("one", "two");
        peers("one", "two");
      }
      rates.forEach(
          (who, all3) ->
              System.out.printf("%s: %.0f jobs a second at the median%n", who, median(all3)));
    }
  }

  private void ours(String... workers) throws InterruptedException {
    Postgres database = nodes.postgres();
    database.execute("truncate small_entry");
    create();
    long commits = database.number(COMMITS);
    nodes.beginAgain(workers);
    awaitRows("small_entry");
    Await.until(
        "all jobs are completed",
        LONG,
        () -> database.number("select count(*) from batch_job where status <> 'COMPLETED'") == 0);
    Stream.of(workers).forEach(worker -> nodes.node(worker).stop());
    tell("Batchdesk", workers.length, OUR_TIMES, "small_entry", commits);
    assertThat(database.number("select count(distinct job_id) from small_entry"))
        .as("jobs that wrote their row")
        .isEqualTo(JOBS);
    assertThat(database.number("select count(*) from small_entry")).isEqualTo(JOBS);
    assertThat(database.rows("select task_instance from batch_queue")).as("the queue").isEmpty();
    if (workers.length > 1) {
      assertThat(database.number("select min(n) from (" + SHARES.formatted("small_entry") + ") s"))
          .as("jobs of the node that did less")
          .isGreaterThan(Math.round(FAIR * JOBS));
    }
  }

  private void create() throws InterruptedException {
    Rest rest = nodes.rest();
    long begin = System.nanoTime();
    ExecutorService scripts = Executors.newFixedThreadPool(4);
    for (int i = 0; i < JOBS; i++) {
      scripts.execute(() -> rest.start(Small.TYPE, "{}"));
    }
    scripts.shutdown();
    assertThat(scripts.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    System.out.printf(
        "created %,d jobs over REST, %.0f a second%n",
        JOBS, JOBS / ((System.nanoTime() - begin) / 1e9));
  }

  private void peers(String... workers) {
    Postgres database = nodes.postgres();
    database.execute("truncate peer_entry");
    PeerProcess.enqueue(folder, database, JOBS);
    long commits = database.number(COMMITS);
    List<PeerProcess> started = new ArrayList<>();
    try {
      for (String worker : workers) {
        started.add(PeerProcess.work(folder, database, worker));
      }
      awaitRows("peer_entry");
      Await.until(
          "the peer has completed its jobs",
          LONG,
          () ->
              database.number("select count(*) from jobrunr_jobs where state <> 'SUCCEEDED'") == 0);
    } finally {
      started.forEach(PeerProcess::close);
    }
    tell("JobRunr", workers.length, PEERS_TIMES, "peer_entry", commits);
  }

  private void awaitRows(String table) {
    Await.until(
        "all jobs have written their row to " + table,
        LONG,
        () -> nodes.postgres().number("select count(*) from " + table) >= JOBS);
  }

  private void tell(String who, int workers, String times, String table, long commitsBefore) {
    Postgres database = nodes.postgres();
    double rate =
        ((Number) database.row(RATE.formatted(times)).values().iterator().next()).doubleValue();
    String key = "%s, %d node%s".formatted(who, workers, workers == 1 ? "" : "s");
    rates.computeIfAbsent(key, any -> new ArrayList<>()).add(rate);
    System.out.printf(
        "%s: %.0f jobs a second, shares %s, %.1f commits a job%n",
        key,
        rate,
        database.rows(SHARES.formatted(table) + " order by 1").stream()
            .map(row -> row.get("n"))
            .toList(),
        (database.number(COMMITS) - commitsBefore) / (double) JOBS);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
