package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.nodes.ledger.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Status changes while connections are cut and the engine is killed: each is kept with the step
 * that made it, and what an observer writes in the transaction of its delivery is written once, in
 * the order of each job.
 */
class DeliveryIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int KILLS = Integer.getInteger("batchdesk.kills", 1);
  private static final int JOBS = 60;
  private static final int CUTS = 6;
  private static final long BETWEEN_CUTS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final List<String> LIFE =
      List.of("created", "pre_processed", "confirmed", "processing", "completed");
  private static final String CONTEXT = "{\"units\":1,\"millisPerStep\":0}";
  private static final String WAITING =
      "select count(*) from batch_delivery where subscriber = 'audience'";

  @TempDir Path folder;

  @Test
  void eachChangeIsKeptWithItsStepAndHeardOnceAndInOrder() {
    List<Long> waiting = new ArrayList<>();
    try (Nodes nodes = Nodes.withAudience(folder, "one")) {
      List<String> ids = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        startJobs(nodes.rest(), ids);
        long already = ids.size() - JOBS + JOBS / 10;
        Await.until("some are done", LONG, () -> completed(nodes) > already);
        cutConnections(nodes.postgres());
        waiting.add(killWithDeliveriesWaiting(nodes, ids));
        nodes.startMissing();
      }
      ids.forEach(id -> nodes.rest().awaitStatus(id, "completed", LONG));
      Await.until("everything is delivered", LONG, () -> nodes.postgres().number(WAITING) == 0);
      System.out.printf(
          "%d kills with %s deliveries waiting, %d jobs, %d changes heard%n",
          KILLS, waiting, ids.size(), nodes.postgres().number("select count(*) from it_heard"));

      assertThat(waiting).allSatisfy(count -> assertThat(count).isPositive());
      assertThat(changes(nodes.postgres())).isEqualTo(lives(ids));
      assertThat(heard(nodes.postgres())).isEqualTo(changes(nodes.postgres()));
    }
  }

  @Test
  void whatAnApplicationDoesNotTakeIsToldInTheLog() {
    try (Nodes nodes = Nodes.withSample(folder)) {
      nodes
          .postgres()
          .execute(
              "insert into batch_subscriber (name, kind, since, last_seen_at, dropped_deliveries)"
                  + " values ('ghost', 'application', now(), now(), 0)");
      nodes
          .postgres()
          .execute(
              "insert into batch_delivery (subscriber, job_id, number, type, status, at, attempts, due_at)"
                  + " values ('ghost', 'batch_x', 1, 'ledger', 'CREATED', now() - interval '1 hour', 0, now())");

      Await.until("it is told", LONG, () -> !nodes.logged("desk", "Application ghost").isEmpty());
    }
  }

  private static void startJobs(Rest rest, List<String> ids) {
    for (int i = 0; i < JOBS; i++) {
      ids.add(rest.start(Ledger.TYPE, CONTEXT));
    }
  }

  /** Right after the cuts the desk may still refuse, and says then that nothing was changed. */
  private static boolean started(Rest rest, List<String> ids) {
    Rest.Answer answer = rest.tryStart(Ledger.TYPE, CONTEXT);
    if (answer.status() == 201) {
      ids.add(answer.json().get("batch_job").get("id").asText());
    } else {
      assertThat(answer.status()).isEqualTo(503);
    }
    return answer.status() == 201;
  }

  /** In the middle of steps, between their statements and around their commits. */
  private static void cutConnections(Postgres database) {
    for (int cut = 0; cut < CUTS; cut++) {
      database.cutConnections();
      LockSupport.parkNanos(BETWEEN_CUTS);
    }
  }

  /**
   * A lock on the observer's table keeps a delivery in mid-transaction and those after it waiting
   * until the engine is dead, however fast the machine is. Returns how many waited.
   */
  private static long killWithDeliveriesWaiting(Nodes nodes, List<String> ids) {
    try (Connection holder = nodes.postgres().connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table it_heard in exclusive mode");
      Await.until("the desk answers", LONG, () -> started(nodes.rest(), ids));
      Await.until("deliveries wait", LONG, () -> nodes.postgres().number(WAITING) > 0);
      nodes.node("one").kill();
      return nodes.postgres().number(WAITING);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot lock the observer's table", e);
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

  /** What undisturbed jobs go through. */
  private static List<String> lives(List<String> ids) {
    return ids.stream()
        .sorted()
        .flatMap(
            id ->
                IntStream.range(0, LIFE.size())
                    .mapToObj(i -> "%s %d %s".formatted(id, i + 1, LIFE.get(i))))
        .toList();
  }

  private static List<String> lines(Postgres database, String sql) {
    return database.rows(sql).stream().map(row -> (String) row.get("line")).toList();
  }
}
