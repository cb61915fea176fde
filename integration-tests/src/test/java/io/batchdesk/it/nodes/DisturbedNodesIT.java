package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.nodes.ledger.Ledger;
import io.batchdesk.it.nodes.ledger.QuietLedger;
import io.batchdesk.it.nodes.ledger.RestingLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills and freezes workers at random points, and looks whether anybody could tell afterwards. One
 * of each by default; {@code -Dbatchdesk.node-kills=50 -Dbatchdesk.node-freezes=20} for more,
 * {@code -Dbatchdesk.seed=…} for the same choices again.
 */
class DisturbedNodesIT {

  private static final int KILLS = Integer.getInteger("batchdesk.node-kills", 1);
  private static final int FREEZES = Integer.getInteger("batchdesk.node-freezes", 1);
  private static final long SEED = Long.getLong("batchdesk.seed", System.nanoTime());
  private static final int JOBS_AT_ONCE = 3;
  private static final int QUIET_JOBS_AT_ONCE = 2;
  private static final long UNITS = 12_000;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration TAKEOVER = Duration.ofSeconds(30);
  private static final Duration TAKEOVER_OF_LOCKS = TAKEOVER.plusSeconds(Ledger.STEP_LIMIT_SECONDS);

  private static final Random RANDOM = new Random(SEED);

  @TempDir static Path folder;
  private static Nodes nodes;

  private final LedgerJobs jobs = new LedgerJobs(nodes, UNITS);
  private final List<Double> takeovers = new ArrayList<>();

  @BeforeAll
  static void start() {
    System.out.println("seed " + SEED);
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
  void killsLoseNothingAndDoubleNothing() {
    for (int kill = 0; kill < KILLS; kill++) {
      String victim = busyWorker(Ledger.TYPE, JOBS_AT_ONCE);
      nodes.node(victim).kill();
      long since = System.nanoTime();
      List<String> orphans = jobs.interrupted(victim);
      nodes.beginAgain(victim);
      awaitTakeovers("kill " + kill, victim, orphans, since, TAKEOVER);
      nodes.node(victim).awaitReady();
    }

    jobs.check();
    jobs.checkInterruptions();
    tellTakeovers("kills", KILLS);
  }

  @Test
  void aNodeThatStandsStillIsReplacedAndItsStepsAreRolledBackWhenItWakes() {
    freeze("with locks open", this::frozenWithLocks, TAKEOVER_OF_LOCKS);
  }

  /** The database has no reason to end its sessions: only the claim tells that they are over. */
  @Test
  void aNodeThatStandsStillBeforeItWritesIsReplacedAndItsStepsAreRolledBackWhenItWakes() {
    freeze("before anything was written", this::frozenBeforeItWrites, TAKEOVER);
  }

  private void freeze(String when, Supplier<String> frozen, Duration limit) {
    for (int freeze = 0; freeze < FREEZES; freeze++) {
      String victim = frozen.get();
      long since = System.nanoTime();
      List<String> orphans = jobs.interrupted(victim);
      awaitTakeovers("freeze " + freeze, victim, orphans, since, limit);
      awaitAhead(orphans);
      nodes.node(victim).goOn();
    }

    jobs.check();
    jobs.checkInterruptions();
    tellTakeovers("freezes " + when, FREEZES);
  }

  @Test
  void aQueueEntryThatOutlivesItsStepDoesNothing() {
    String id = jobs.start(RestingLedger.TYPE);
    awaitRunning(id);

    String entry = LeftOverEntry.make(nodes.postgres(), id);
    Await.until(
        "the entry is gone", TAKEOVER, () -> !LeftOverEntry.isThere(nodes.postgres(), entry));

    assertThat(jobs.running()).as("the entry came back in mid-run").contains(id);
    jobs.check();
    jobs.checkInterruptions();
  }

  /** A worker that is in mid-run, after a random while. */
  private String busyWorker(String type, int atOnce) {
    while (jobs.running(type).size() < atOnce) {
      awaitRunning(jobs.start(type));
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RANDOM.nextInt(1_500)));
    List<String> busy =
        new ArrayList<>(
            List.of("one", "two").stream().filter(name -> !jobs.ownedBy(name).isEmpty()).toList());
    Collections.shuffle(busy, RANDOM);
    return busy.isEmpty() ? busyWorker(type, atOnce) : busy.get(0);
  }

  private void awaitRunning(String id) {
    Await.until("it runs", LONG, () -> nodes.units(id) > 0);
  }

  /** Tries until a freeze comes in the middle of a step that holds its locks. */
  private String frozenWithLocks() {
    return frozen(Ledger.TYPE, JOBS_AT_ONCE, jobs::locked);
  }

  /** Tries until it comes in the middle of a step that has begun and has written nothing yet. */
  private String frozenBeforeItWrites() {
    return frozen(QuietLedger.TYPE, QUIET_JOBS_AT_ONCE, id -> !jobs.locked(id));
  }

  private String frozen(String type, int atOnce, Predicate<String> inMidStep) {
    while (true) {
      String victim = busyWorker(type, atOnce);
      DeskProcess node = nodes.node(victim);
      node.suspend();
      jobs.awaitSilent(victim);
      if (jobs.ownedBy(victim).stream().anyMatch(inMidStep)) {
        return victim;
      }
      node.goOn();
    }
  }

  /** A job is taken over when somebody else has committed a step of it. */
  private void awaitTakeovers(
      String what, String victim, List<String> orphans, long since, Duration limit) {
    for (String id : orphans) {
      long units = nodes.units(id);
      Await.until(
          what + " of " + victim + ": job " + id + " goes on elsewhere",
          limit,
          () -> nodes.units(id) > units || !jobs.running().contains(id));
      takeovers.add((System.nanoTime() - since) / 1e9);
    }
    System.out.printf("%s of %s: %d jobs went on elsewhere%n", what, victim, orphans.size());
  }

  /** Some steps of the new owner lie between what the frozen node knows and what is true. */
  private void awaitAhead(List<String> ids) {
    for (String id : ids) {
      long units = nodes.units(id);
      Await.until(
          "job " + id + " is ahead",
          LONG,
          () ->
              nodes.units(id) > units + 2 * QuietLedger.UNITS_PER_STEP
                  || !jobs.running().contains(id));
    }
  }

  private void tellTakeovers(String what, int times) {
    Collections.sort(takeovers);
    System.out.printf(
        "%d %s, %d jobs interrupted: went on after %.1f s at the median, %.1f s at most%n",
        times,
        what,
        takeovers.size(),
        takeovers.get(takeovers.size() / 2),
        takeovers.get(takeovers.size() - 1));
  }
}
