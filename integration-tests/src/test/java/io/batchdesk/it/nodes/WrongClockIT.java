package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker whose clock is seven hours fast, one whose clock is seven hours slow, and a right one.
 * Part of {@code ./verify --long}.
 */
@Tag("long")
class WrongClockIT {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration TAKEOVER = Duration.ofSeconds(30);
  private static final Duration GIVEN_BACK = Duration.ofSeconds(10);
  private static final Duration HOURS = Duration.ofHours(6);
  private static final List<String> WORKERS = List.of("fast", "right", "slow");
  private static final long UNITS = 30_000;
  private static final int JOBS_AT_MOST = 12;

  @TempDir static Path folder;
  private static WrongClock fast;
  private static Nodes nodes;

  private final LedgerJobs jobs = new LedgerJobs(nodes, UNITS);

  @BeforeAll
  static void start() {
    fast = new WrongClock(folder.resolve("fast.clock"), "+7h");
    WrongClock slow = new WrongClock(folder.resolve("slow.clock"), "-7h");
    Map<String, String> tidiesUp = new HashMap<>(fast.environment());
    tidiesUp.put("BATCHDESK_HOUSEKEEPING", "PT2S");
    tidiesUp.put("BATCHDESK_RETENTION_COMPLETED", "PT5H");
    nodes =
        Nodes.withLedger(
            folder, Map.of("fast", tidiesUp, "slow", slow.environment(), "right", Map.of()));
  }

  @AfterAll
  static void stop() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @BeforeEach
  void startMissing() {
    nodes.startMissing();
  }

  @Test
  void workIsSharedAndNobodyTakesFromTheLiving() {
    String begin = now();
    List<String> ids = startUntilAllWork();

    jobs.check();

    assertThat(jobs.interruptions()).isZero();
    assertThat(offByHours("fast")).isTrue();
    assertThat(offByHours("slow")).isTrue();
    assertThat(offByHours("right")).isFalse();
    assertThat(notSince(begin, ids)).isEmpty();
  }

  @Test
  void whatAFastNodeGivesBackIsDueAtOnce() {
    givesBack("fast");
  }

  @Test
  void whatASlowNodeGivesBackIsDueAtOnce() {
    givesBack("slow");
  }

  private void givesBack(String node) {
    startUntilAllWork();
    List<String> given = jobs.ownedBy(node);

    nodes.node(node).askToStop();

    given.forEach(id -> jobs.awaitElsewhere(id, node, GIVEN_BACK));
    nodes.node(node).awaitEnd();
    jobs.check();
    assertThat(jobs.interruptions()).isZero();
  }

  @Test
  void aSlowNodeTakesOver() {
    takesOver("slow");
  }

  @Test
  void aFastNodeTakesOver() {
    takesOver("fast");
  }

  @Test
  void aRightNodeTakesOverFromWrongOnes() {
    takesOver("right");
  }

  private void takesOver(String survivor) {
    startUntilAllWork();
    List<String> dying = WORKERS.stream().filter(worker -> !worker.equals(survivor)).toList();
    Map<String, List<String>> orphans = new HashMap<>();
    dying.forEach(worker -> nodes.node(worker).kill());
    long since = System.nanoTime();
    dying.forEach(worker -> orphans.put(worker, jobs.ownedBy(worker)));
    orphans.forEach((worker, ids) -> ids.forEach(id -> jobs.awaitElsewhere(id, worker, TAKEOVER)));
    System.out.printf(
        "%s has taken over %s after %.1f s%n",
        survivor, orphans, (System.nanoTime() - since) / 1e9);

    jobs.check();
    assertThat(orphans.values()).noneMatch(List::isEmpty);
  }

  @Test
  void aFastNodeDeletesWhatIsPastItsTimeAndNothingYounger() {
    Rest rest = nodes.rest();
    LedgerJobs small = new LedgerJobs(nodes, 1);
    String old = small.start();
    String young = small.start();
    small.check();
    nodes
        .postgres()
        .execute(
            "update batch_job set ended_at = ended_at - interval '6 hours' where id = '%s'"
                .formatted(old));

    Await.until("the old job is gone", LONG, () -> status(rest, old) == 404);
    assertThat(status(rest, young)).isEqualTo(200);
  }

  @Test
  void aClockThatIsSetDisturbsNobody() {
    try {
      startUntilAllWork();
      for (String by : List.of("-7h", "+0h", "+7h", "-7h")) {
        String id = jobs.ownedBy("fast").get(0);
        fast.set(by);
        Await.until(
            "the clock is wrong by " + by, LONG, () -> by.startsWith("+0") != offByHours("fast"));
        long units = jobs.units(id);
        Await.until("it goes on", GIVEN_BACK, () -> jobs.units(id) > units);
      }
    } finally {
      fast.set("+7h");
    }
    jobs.check();
    assertThat(jobs.interruptions()).isZero();
  }

  /** Jobs, so many that each worker has one. */
  private List<String> startUntilAllWork() {
    List<String> ids = new ArrayList<>();
    while (WORKERS.stream().anyMatch(worker -> jobs.ownedBy(worker).isEmpty())) {
      assertThat(ids).as("work does not spread").hasSizeLessThan(JOBS_AT_MOST);
      String id = jobs.start();
      ids.add(id);
      Await.until("it runs", LONG, () -> jobs.units(id) > 0);
    }
    return ids;
  }

  private static int status(Rest rest, String id) {
    return rest.get(Rest.JOBS + "/" + id).status();
  }

  private static String now() {
    return nodes.postgres().row("select current_timestamp::text as now").get("now").toString();
  }

  /** What the engine says about these jobs that did not happen between then and now. */
  private static List<Map<String, Object>> notSince(String begin, List<String> ids) {
    String these = " in ('" + String.join("','", ids) + "')";
    return nodes
        .postgres()
        .rows(
            "select at from (select unnest(array[created_at, processing_at, ended_at, updated_at])"
                + " as at from batch_job where id"
                + these
                + " union all select said_at from batch_message where job_id"
                + these
                + " union all select happened_at from batch_event where job_id"
                + these
                + ") as times where at not between '%s' and current_timestamp".formatted(begin));
  }

  private static boolean offByHours(String node) {
    LocalDateTime right = LocalDateTime.now();
    return Duration.between(nodes.node(node).clock(), right).abs().compareTo(HOURS) > 0;
  }
}
