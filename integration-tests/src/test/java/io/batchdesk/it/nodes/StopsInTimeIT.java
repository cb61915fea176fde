package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.desk.Rest.Answer;
import io.batchdesk.it.nodes.ledger.Failing;
import io.batchdesk.it.nodes.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a pause and a cancel take from the click until the job is paused or canceled, in each
 * situation that an admin may meet. Part of {@code ./verify --long}.
 */
@Tag("long")
class StopsInTimeIT {

  private static final int STOPS = Integer.getInteger("batchdesk.stops", 3);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final double SECONDS = 2;
  private static final String HALF_A_SECOND = "{\"units\":1000000,\"millisPerStep\":500}";

  /** More than there are threads, so that some have had their slice. */
  private static final int MANY = 10;

  @TempDir static Path folder;
  private static Nodes nodes;

  private final List<Double> seconds = new ArrayList<>();

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
  void inTimeWhileAStepRuns() {
    for (String verb : verbs()) {
      String id = nodes.rest().start(Ledger.TYPE, HALF_A_SECOND);
      await(id, "claimed_by is not null and units_processed > 0");
      LockSupport.parkNanos(Duration.ofMillis(37L * seconds.size() % 500).toNanos());
      measure(id, verb);
    }
    assertInTime("while a step of half a second runs");
  }

  @Test
  void inTimeWhileTheNextAttemptIsAwaited() {
    for (String verb : verbs()) {
      String id = nodes.rest().start(Failing.TYPE, "{}");
      await(id, "claimed_by is null and attempts > 0");
      measure(id, verb);
    }
    assertInTime("backing off");
  }

  @Test
  void inTimeBetweenSlices() {
    List<String> ids = new ArrayList<>();
    for (String verb : verbs()) {
      while (ids.size() < MANY) {
        ids.add(nodes.rest().start(Ledger.TYPE, HALF_A_SECOND));
      }
      String id = awaitBetweenSlices(ids);
      ids.remove(id);
      measure(id, verb);
    }
    ids.forEach(id -> post(id, "cancel"));
    ids.forEach(id -> nodes.rest().awaitStatus(id, "canceled", LONG));
    assertInTime("between slices");
  }

  @Test
  void inTimeWithoutALiveApplication() {
    List<String> ids =
        verbs().stream().map(verb -> nodes.rest().start(Ledger.TYPE, HALF_A_SECOND)).toList();
    ids.forEach(id -> await(id, "units_processed > 0"));
    nodes.node("one").stop();
    for (int i = 0; i < ids.size(); i++) {
      measure(ids.get(i), verbs().get(i));
    }
    nodes.startMissing();
    assertInTime("without a live application");
  }

  private static List<String> verbs() {
    List<String> verbs = new ArrayList<>();
    verbs.addAll(Collections.nCopies(STOPS, "pause"));
    verbs.addAll(Collections.nCopies(STOPS, "cancel"));
    return verbs;
  }

  private static String awaitBetweenSlices(List<String> ids) {
    List<String> found = new ArrayList<>();
    Await.until(
        "a job is between two slices",
        LONG,
        () -> {
          ids.stream()
              .filter(id -> is(id, "claimed_by is null and units_processed > 0"))
              .findFirst()
              .ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private static void await(String id, String condition) {
    Await.until("job " + id + ": " + condition, LONG, () -> is(id, condition));
  }

  private static boolean is(String id, String condition) {
    return nodes
            .postgres()
            .number(
                "select count(*) from batch_job where id = '%s' and status = 'PROCESSING' and %s"
                    .formatted(id, condition))
        > 0;
  }

  /** From the click until whoever looks sees that it has happened. */
  private void measure(String id, String verb) {
    Rest rest = nodes.rest();
    String wanted = verb.equals("pause") ? "paused" : "canceled";
    long begin = System.nanoTime();
    post(id, verb);
    Await.until("job " + id + " is " + wanted, LONG, () -> rest.status(id).equals(wanted));
    seconds.add((System.nanoTime() - begin) / 1e9);
  }

  private static void post(String id, String verb) {
    Answer answer = nodes.rest().post(Rest.JOBS + "/" + id + "/" + verb, "");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
  }

  private void assertInTime(String situation) {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    double p95 = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    System.out.printf(
        "%d stops %s: median %.2f s, p95 %.2f s, slowest %.2f s%n",
        sorted.size(),
        situation,
        sorted.get(sorted.size() / 2),
        p95,
        sorted.get(sorted.size() - 1));
    assertThat(p95).isLessThanOrEqualTo(SECONDS);
  }
}
