package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Status changes under kills: what an observer writes in the transaction of its delivery is written
 * once, in the order of each job, whatever is killed.
 */
class DeliveryIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int KILLS = 1 + Integer.getInteger("batchdesk.kills", 1);
  private static final int JOBS = 60;
  private static final String WAITING = "select count(*) from batch_delivery";

  @TempDir Path folder;

  @Test
  void afterKillsEachChangeIsHeardOnceAndInOrder() {
    List<Long> waiting = new ArrayList<>();
    try (Nodes nodes = Nodes.withAudience(folder, "one")) {
      List<String> ids = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        startJobs(nodes.rest(), ids);
        long already = ids.size() - JOBS + JOBS / 3;
        Await.until("some are done", LONG, () -> completed(nodes) > already);
        nodes.node("one").kill();
        waiting.add(nodes.postgres().number(WAITING));
        nodes.startMissing();
      }
      ids.forEach(id -> nodes.rest().awaitStatus(id, "completed", LONG));
      Await.until("everything is delivered", LONG, () -> nodes.postgres().number(WAITING) == 0);
      System.out.printf(
          "%d kills with %s deliveries waiting, %d jobs, %d changes heard%n",
          KILLS, waiting, ids.size(), nodes.postgres().number("select count(*) from it_heard"));

      assertThat(waiting).anySatisfy(count -> assertThat(count).isPositive());
      assertThat(heard(nodes.postgres())).isEqualTo(changes(nodes.postgres()));
    }
  }

  private static void startJobs(Rest rest, List<String> ids) {
    for (int i = 0; i < JOBS; i++) {
      ids.add(rest.start(Ledger.TYPE, "{\"units\":1,\"millisPerStep\":0}"));
    }
  }

  private static long completed(Nodes nodes) {
    return nodes.postgres().number("select count(*) from batch_job where status = 'COMPLETED'");
  }

  /** Job by job, what was heard, in the order in which it was. */
  private static List<String> heard(Postgres database) {
    return lines(
        database,
        "select job_id || ' ' || number || ' ' || lower(status) as line from it_heard"
            + " order by job_id, n");
  }

  private static List<String> changes(Postgres database) {
    return lines(
        database,
        "select job_id || ' ' || number || ' ' || lower(status) as line from batch_event"
            + " where status is not null order by job_id, number");
  }

  private static List<String> lines(Postgres database, String sql) {
    return database.rows(sql).stream().map(row -> (String) row.get("line")).toList();
  }
}
