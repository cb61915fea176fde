package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.Visitors.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is killed and comes back, and its connections are cut, while a job runs and people
 * look. Once by default; {@code -Dbatchdesk.database-restarts=20} for more.
 */
class DatabaseGoneIT {

  private static final int RESTARTS = Integer.getInteger("batchdesk.database-restarts", 1);
  private static final long UNITS = 30_000;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

  @TempDir static Path folder;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes = Nodes.withLedger(folder, "one");
  }

  @AfterAll
  static void stop() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @Test
  void workGoesOnWhenTheDatabaseIsBackAndVisitorsAreToldToTryAgain() {
    LedgerJobs jobs = new LedgerJobs(nodes, UNITS);
    for (int restart = 0; restart < RESTARTS; restart++) {
      String id = running(jobs);
      List<Visit> visits;
      try (Visitors visitors = Visitors.of(nodes.node("desk"), nodes.postgres(), id)) {
        nodes.postgres().kill();
        int before = visitors.visits().size();
        Await.until("people were turned away", LONG, () -> visitors.visits().size() > before + 80);
        nodes.postgres().startAgain();
        assertGoesOn(id);
        visits = visitors.visits();
      }
      assertAnswers(visits);
    }

    awaitDesk();
    jobs.check();
    assertThat(attemptsCounted()).as("an outage is no failed attempt").isZero();
  }

  @Test
  void workGoesOnWhenConnectionsAreCut() {
    LedgerJobs jobs = new LedgerJobs(nodes, UNITS);
    String id = running(jobs);
    List<Visit> visits;
    try (Visitors visitors = Visitors.of(nodes.node("desk"), nodes.postgres(), id)) {
      for (int cut = 0; cut < 5; cut++) {
        nodes.postgres().cutConnections();
        assertGoesOn(id);
      }
      visits = visitors.visits();
    }

    assertAnswers(visits);
    awaitDesk();
    jobs.check();
  }

  /** The job may go on a moment before each of the desk's connections was looked at. */
  private static void awaitDesk() {
    Await.until(
        "the desk answers", GOES_ON_WITHIN, () -> nodes.rest().get(Rest.JOBS).status() == 200);
  }

  private static String running(LedgerJobs jobs) {
    List<String> running = jobs.running();
    String id = running.isEmpty() ? jobs.start() : running.get(0);
    Await.until("it runs", LONG, () -> nodes.rest().units(id) > 0);
    return id;
  }

  private static void assertGoesOn(String id) {
    long units = nodes.units(id);
    long since = System.nanoTime();
    Await.until(
        "the job goes on",
        GOES_ON_WITHIN,
        () -> nodes.units(id) > units || status(id).equals("COMPLETED"));
    System.out.printf("went on after %.1f s%n", (System.nanoTime() - since) / 1e9);
  }

  private static String status(String id) {
    return nodes
        .postgres()
        .row("select status from batch_job where id = '%s'".formatted(id))
        .get("status")
        .toString();
  }

  private static long attemptsCounted() {
    return nodes
        .postgres()
        .number("select count(*) from batch_message where text like '%Attempt 2 of%'");
  }

  private static void assertAnswers(List<Visit> visits) {
    List<Visit> turnedAway = visits.stream().filter(visit -> visit.status() == 503).toList();
    System.out.printf(
        "%d visits, %d turned away, the slowest of them %s%n",
        visits.size(),
        turnedAway.size(),
        turnedAway.stream().max(Comparator.comparing(Visit::took)).orElse(null));
    assertThat(visits).extracting(Visit::status).isSubsetOf(200, 503);
    assertThat(turnedAway)
        .allMatch(visit -> visit.retryAfter() || visit.path().startsWith("/health"))
        .allMatch(visit -> visit.took().compareTo(ANSWERED_WITHIN) < 0);
  }
}
