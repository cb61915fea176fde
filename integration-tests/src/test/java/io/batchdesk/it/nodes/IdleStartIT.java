package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.engine.server.Wars;
import io.batchdesk.it.nodes.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an idle desk takes from a job's creation to its handler's first call, over two WARs.
 * Part of {@code ./verify --long}; meant for a machine with nothing else to do.
 */
@Tag("long")
class IdleStartIT {

  private static final int STARTS = 50;
  private static final Duration LONG = Duration.ofMinutes(1);

  /** The newest jobs: those before them warm the server up. */
  private static final String WAITS =
      "select %s as millis from ledger_total t join batch_job j on j.id = t.job_id"
          + " order by j.created_at desc limit "
          + STARTS;

  @TempDir Path folder;

  @Test
  void onPostgresqlANoticeBeginsAJobAtOnce() {
    try (Nodes nodes = Nodes.withLedger(folder, "one")) {
      startOneByOne(nodes.rest());

      assertMedian(
          "PostgreSQL, two processes",
          nodes
              .postgres()
              .rows(WAITS.formatted("extract(epoch from t.called_at - j.created_at) * 1000")),
          20);
    }
  }

  @Test
  void onH2APollBeginsAJob() {
    Path war = folder.resolve("ledger.war");
    Wars.ledger(war);
    Map<String, String> environment =
        Map.of("BATCHDESK_APPLICATIONS", "host", "BATCHDESK_ADMIN_PASSWORD", DeskProcess.PASSWORD);
    try (DeskProcess desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment, war)) {
      desk.awaitReady();
      startOneByOne(desk.rest());
      desk.stop();

      assertMedian(
          "H2, one process",
          desk.database().rows(WAITS.formatted("datediff(millisecond, j.created_at, t.called_at)")),
          150);
    }
  }

  private static void startOneByOne(Rest rest) {
    for (int i = 0; i < 2 * STARTS; i++) {
      String id = rest.start(Ledger.TYPE, "{\"units\":0,\"millisPerStep\":0}");
      Await.until("job " + id + " is done", LONG, () -> rest.status(id).equals("completed"));
    }
  }

  private static void assertMedian(String where, List<Map<String, Object>> rows, double aim) {
    List<Double> millis =
        rows.stream().map(row -> ((Number) row.get("millis")).doubleValue()).sorted().toList();
    double median = millis.get(STARTS / 2);
    System.out.printf(
        "idle start on %s: p50 %.1f ms, p95 %.1f ms%n",
        where, median, millis.get(STARTS * 95 / 100));
    assertThat(median).isLessThanOrEqualTo(aim);
  }
}
