package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker is told to stop in the middle of a step and comes back with another build of its WAR,
 * while the desk stays up. Once by default; {@code -Dbatchdesk.redeployments=20} for more.
 */
class RedeployIT {

  private static final int TIMES = Integer.getInteger("batchdesk.redeployments", 1);
  private static final long UNITS = 12_000;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(10);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(25);

  @TempDir static Path folder;
  private static Nodes nodes;
  private static int build = 1;

  private final LedgerJobs jobs = new LedgerJobs(nodes, UNITS);
  private final List<Double> waits = new ArrayList<>();

  @BeforeAll
  static void start() {
    nodes = Nodes.withLedger(folder, "one", "two");
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
  void anotherWorkerGoesOnAtOnce() {
    for (int time = 0; time < TIMES; time++) {
      String worker = inMidStep();
      List<String> interrupted = jobs.ownedBy(worker);
      DeskProcess old = nodes.node(worker);
      long asked = askToStop(old);
      interrupted.forEach(
          id -> {
            jobs.awaitElsewhere(id, worker, GOES_ON_WITHIN);
            waits.add(secondsSince(asked));
          });
      awaitEnd(old, asked);
      beginNextBuild(worker).awaitReady();
    }

    tellWaits("after SIGTERM, on another worker");
    jobs.check();
    assertNothingCounted();
    assertThat(waits).allMatch(seconds -> seconds < GOES_ON_WITHIN.toSeconds());
    assertThat(jobs.interruptions()).as("nobody noticed").isZero();
  }

  /** What the new process needs to come up is its own affair; the job's is what follows. */
  @Tag("long")
  @Test
  void withASingleWorkerTheNewBuildGoesOnAsSoonAsItIsRegistered() {
    nodes.node("two").stop();
    for (int time = 0; time < TIMES; time++) {
      String id = jobs.start();
      Await.until("it runs", LONG, () -> jobs.units(id) > 0);
      Object before = registeredAt("one");
      assertThat(suspendInMidStep("one")).isTrue();
      DeskProcess old = nodes.node("one");
      long asked = askToStop(old);
      awaitEnd(old, asked);
      assertThat(nodes.ownerOf(id)).as("the claim was given back").isNull();
      long units = jobs.units(id);
      beginNextBuild("one");
      Await.until("the new build is registered", LONG, () -> !registeredAt("one").equals(before));
      long registered = System.nanoTime();
      Await.until("job " + id + " goes on", GOES_ON_WITHIN, () -> jobs.units(id) > units);
      waits.add(secondsSince(registered));
      System.out.printf("it had stood still for %.1f s%n", secondsSince(asked));
      nodes.node("one").awaitReady();
      nodes.rest().awaitStatus(id, "completed", LONG);
      assertThat(sentence(id)).endsWith("build " + build);
    }

    tellWaits("after the new build was registered");
    jobs.check();
    assertNothingCounted();
  }

  /** A worker that stands still in the middle of a step; two jobs run then. */
  private String inMidStep() {
    while (jobs.running().size() < 2) {
      String id = jobs.start();
      Await.until("it runs", LONG, () -> jobs.units(id) > 0);
    }
    String worker = nodes.ownerOf(jobs.running().get(0));
    return worker != null && suspendInMidStep(worker) ? worker : inMidStep();
  }

  /** Tries until it comes in the middle of a step; false if there is none any more. */
  private boolean suspendInMidStep(String worker) {
    DeskProcess node = nodes.node(worker);
    while (!jobs.ownedBy(worker).isEmpty()) {
      node.suspend();
      if (jobs.ownedBy(worker).stream().anyMatch(jobs::locked)) {
        return true;
      }
      node.goOn();
    }
    return false;
  }

  private static long askToStop(DeskProcess suspended) {
    suspended.askToStop();
    suspended.goOn();
    return System.nanoTime();
  }

  private static void awaitEnd(DeskProcess old, long asked) {
    old.awaitEnd();
    System.out.printf("ended %.1f s after SIGTERM%n", secondsSince(asked));
    assertThat(secondsSince(asked)).isLessThan(STOPS_WITHIN.toSeconds());
  }

  private static DeskProcess beginNextBuild(String worker) {
    build++;
    Path war = folder.resolve("ledger-" + build + ".war");
    Wars.ledger(war, build);
    return nodes.beginAgainWith(worker, war);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private void tellWaits(String since) {
    Collections.sort(waits);
    System.out.printf(
        "%d redeployments, %d jobs in mid-run: went on %.2f s %s at the median, %.2f s at most%n",
        TIMES, waits.size(), waits.get(waits.size() / 2), since, waits.get(waits.size() - 1));
  }

  private static Object registeredAt(String node) {
    return nodes
        .postgres()
        .row("select started_at from batch_application where node = '%s'".formatted(node))
        .get("started_at");
  }

  private static String sentence(String id) {
    return nodes
        .postgres()
        .row("select sentence from batch_job where id = '%s'".formatted(id))
        .get("sentence")
        .toString();
  }

  /** No attempt, no failure; an engine that died would have kept its claim. */
  private static void assertNothingCounted() {
    assertThat(
            nodes
                .postgres()
                .rows(
                    "select job_id, text from batch_message"
                        + " where severity = 'ERROR' or text like '%Attempt % of %'"))
        .isEmpty();
    assertThat(
            nodes.postgres().rows("select id from batch_job where attempts <> 0 or takeovers <> 0"))
        .isEmpty();
  }
}
