package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.engine.server.Wars;
import io.batchdesk.it.nodes.ledger.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the engine takes for a step of a handler that does nothing, the commit included: the times
 * between the log's newest lines, of which each step writes one. Part of {@code ./verify --long};
 * meant for a machine with nothing else to do.
 */
@Tag("long")
class StepShareIT {

  private static final int STEPS = Integer.getInteger("batchdesk.steps", 20_000);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String SERVER_AS_SHIPPED = "-XX:TieredStopAtLevel=4";
  private static final String TIMES =
      "select %s as millis from (select said_at, lag(said_at) over (order by number) as before"
          + " from batch_message where job_id = '%s') as lines"
          + " where before is not null order by 1";

  @TempDir Path folder;

  @Test
  void onPostgresql() {
    try (Nodes nodes = Nodes.withLedgerAsShipped(folder, "one")) {
      String id = run(nodes.rest());
      tell(
          "PostgreSQL",
          nodes
              .postgres()
              .rows(TIMES.formatted("extract(epoch from said_at - before) * 1000", id)));
    }
  }

  @Test
  void onH2() {
    Path war = folder.resolve("ledger.war");
    Wars.ledger(war);
    Map<String, String> environment =
        Map.of(
            "BATCHDESK_APPLICATIONS",
            "host",
            "BATCHDESK_ADMIN_PASSWORD",
            DeskProcess.PASSWORD,
            "JAVA_OPTS",
            SERVER_AS_SHIPPED);
    try (DeskProcess desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment, war)) {
      String id = run(desk.awaitReady().rest());
      desk.stop();
      tell(
          "H2",
          desk.database()
              .rows(TIMES.formatted("datediff(microsecond, before, said_at) / 1000.0", id)));
    }
  }

  private static String run(Rest rest) {
    String id = rest.start(Steps.TYPE, "{\"steps\":" + STEPS + "}");
    rest.awaitStatus(id, "completed", LONG);
    return id;
  }

  private static void tell(String where, List<Map<String, Object>> rows) {
    List<Double> millis =
        rows.stream().map(row -> ((Number) row.get("millis")).doubleValue()).toList();
    assertThat(millis).hasSizeGreaterThan(500);
    System.out.printf(
        "a step's share of the engine on %s, the last %,d of %,d: median %.2f ms, p95 %.2f ms%n",
        where,
        millis.size(),
        STEPS,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100));
  }
}
