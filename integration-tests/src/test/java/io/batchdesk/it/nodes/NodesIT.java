package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk and two workers that are started together for the first time. */
class NodesIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration TAKEOVER = Duration.ofSeconds(30);
  private static final String PHONES = "contact-phone-format";

  /** For longer than a request may wait for a lock: a node that starts has more patience. */
  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
          + " and query ilike '%batch_setting%' and query_start < clock_timestamp() - interval '5 seconds'";

  @TempDir static Path folder;
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    nodes = Nodes.withSample(folder, "one", "two");
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
  void whatIsMadeOncePerDatabaseIsMadeOnce() {
    Postgres database = nodes.postgres();

    assertThat(database.number("select count(*) from contacts")).isEqualTo(102_000);
    assertThat(database.number("select count(*) from batch_user")).isOne();
    assertThat(database.number("select count(*) from batch_setting where name = 'link-key'"))
        .isOne();
    assertThat(database.rows("select distinct application from batch_job_type")).hasSize(1);
    assertThat(nodes.rest().get("/api/admin/batch-jobs/x").status()).isEqualTo(404);
    assertThat(nodes.node("one").says()).contains("Node    one, without the desk");
  }

  /** Stopped in order, they are gone at once; started together, they offer the same new types. */
  @Test
  void aJobWaitsVisiblyUntilItsApplicationRegistersOnTwoNodesAtTheSameMoment() throws Exception {
    Rest rest = nodes.rest();
    nodes.node("one").stop();
    nodes.node("two").stop();

    String id = rest.start(PHONES, "{\"country\":\"AT\"}");

    assertThat(rest.job(id).get("waiting_for").asText()).isEqualTo("application");
    assertThat(rest.status(id)).isEqualTo("created");
    assertThat(nodes.node("one").says()).endsWith("Stopped.\n");
    forgetTypesAndRegisterAtOnce();
    assertThat(nodes.postgres().rows("select type from batch_job_type"))
        .extracting(row -> row.get("type"))
        .containsExactlyInAnyOrder(
            "contact-list",
            "contact-import",
            PHONES,
            "registration-list",
            "event-delete",
            "product-export",
            "product-import");
    Await.until(
        "both have asked for choices in two languages",
        LONG,
        () -> nodes.postgres().number("select count(*) from batch_choices") == 4 * 2);
    assertThat(nodes.logged("one", "could not offer")).isEmpty();
    assertThat(nodes.logged("two", "could not offer")).isEmpty();
    rest.awaitStatus(id, "completed", LONG);
  }

  private static void forgetTypesAndRegisterAtOnce() throws SQLException {
    Postgres database = nodes.postgres();
    database.execute("delete from batch_job_type");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select * from batch_setting where name = 'link-key' for update");
      List<DeskProcess> starting = nodes.beginAgain("one", "two");
      Await.until("both wait to register", LONG, () -> database.number(WAITING) == 2);
      connection.rollback();
      starting.forEach(DeskProcess::awaitReady);
    }
  }

  @Test
  void workSpreads() {
    Rest rest = nodes.rest();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(rest.start(PHONES, "{\"country\":\"DE\"}"));
    }

    ids.forEach(id -> rest.awaitStatus(id, "completed", LONG));

    assertThat(ids).anySatisfy(id -> assertThat(nodes.logged("one", id)).isNotEmpty());
    assertThat(ids).anySatisfy(id -> assertThat(nodes.logged("two", id)).isNotEmpty());
    assertThat(ids).allSatisfy(id -> assertThat(nodes.logged("desk", id)).isEmpty());
  }

  @Test
  void anotherNodeGoesOnWhenTheWorkingOneIsKilled() {
    Rest rest = nodes.rest();
    String id = rest.start(PHONES, "{}");
    Await.until("some steps are done", LONG, () -> rest.units(id) > 1_000);
    String killed = nodes.ownerOf(id);
    nodes.node(killed).kill();
    long killedAt = System.nanoTime();
    long units = rest.units(id);
    assertThat(rest.status(id)).isEqualTo("processing");

    Await.until("another node goes on", TAKEOVER, () -> rest.units(id) > units);
    System.out.printf("taken over after %.1f s%n", (System.nanoTime() - killedAt) / 1e9);

    JsonNode job = rest.awaitStatus(id, "completed", LONG);
    assertThat(job.get("interruptions").asInt()).isOne();
    assertThat(job.get("result").get("advancement_count").asLong()).isEqualTo(102_000);
  }
}
