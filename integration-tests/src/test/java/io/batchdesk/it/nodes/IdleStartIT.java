package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an idle desk takes from a job's creation to its handler's first call, over two
 * processes. Part of {@code ./verify --long}; meant for a machine with nothing else to do.
 */
@Tag("long")
class IdleStartIT {

  private static final int STARTS = 50;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final double AIM_MILLIS = 20;

  /** Of the jobs after those that warm the servers up. */
  private static final String WAITS =
      "select extract(epoch from t.called_at - j.created_at) * 1000 as millis from ledger_total t"
          + " join batch_job j on j.id = t.job_id order by j.created_at desc limit "
          + STARTS;

  @TempDir Path folder;

  @Test
  void aJobIsBegunAtOnce() throws IOException {
    List<Double> millis;
    try (Nodes nodes = Nodes.withLedger(folder, "one")) {
      Rest rest = nodes.rest();
      for (int i = 0; i < 2 * STARTS; i++) {
        String id = rest.start(Ledger.TYPE, "{\"units\":0,\"millisPerStep\":0}");
        rest.awaitStatus(id, "completed", LONG);
        Await.until("the queue is empty", LONG, () -> isIdle(nodes));
      }
      millis =
          nodes.postgres().rows(WAITS).stream()
              .map(row -> ((Number) row.get("millis")).doubleValue())
              .sorted()
              .toList();
    }

    double median = millis.get(STARTS / 2);
    System.out.printf(
        "idle start on PostgreSQL: p50 %.1f ms, p95 %.1f ms%n",
        median, millis.get(STARTS * 95 / 100));
    assertThat(median).isLessThanOrEqualTo(AIM_MILLIS);
  }

  private static boolean isIdle(Nodes nodes) {
    return nodes.postgres().number("select count(*) from batch_queue") == 0;
  }
}
