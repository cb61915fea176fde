package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk on PostgreSQL instead of H2, by environment alone. */
class OneNodeIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static Postgres postgres;
  private static DeskProcess desk;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(folder.resolve("postgres"));
    desk =
        DeskProcess.start(
            folder.resolve("data"),
            DeskProcess.freePort(),
            postgres.environment("one", "host,sample"));
    desk.awaitReady();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
    postgres.close();
  }

  @Test
  void anExportCompletesWithItsFile() {
    Rest rest = desk.rest();
    String id = rest.start("contact-list", "{\"country\":\"AT\"}");

    JsonNode job = rest.awaitStatus(id, "completed", LONG);

    assertThat(job.get("result").get("advancement_count").asLong())
        .isEqualTo(postgres.number("select count(*) from contacts where country_code = 'AT'"));
    assertThat(rest.output(id).get("sha256").asText()).hasSize(64);
  }

  @Test
  void aChangeOfRowsCompletes() {
    Rest rest = desk.rest();
    String id = rest.start("contact-phone-format", "{\"country\":\"AT\"}");

    rest.awaitStatus(id, "completed", LONG);

    assertThat(
            postgres.number(
                "select count(*) from contacts where country_code = 'AT' and change_count <> 1"))
        .isZero();
  }

  /** As if an engine of that version had registered on this database. */
  @Test
  void anEngineGivesWayInOrderWhenANewerMajorVersionArrives() {
    Rest rest = desk.rest();
    String id = rest.start("contact-list", "{\"rowsPerSecond\":20000}");
    Await.until("it runs", LONG, () -> rest.units(id) > 0);

    setVersion("99.2.0");
    Await.until("both say so", LONG, () -> timesLogged("takes no more jobs") == 2);
    Await.until("its claim is given back", LONG, () -> row(id).get("claimed_by") == null);
    String later = rest.start("contact-list", "{\"country\":\"AT\"}");
    Await.until(
        "it waits", LONG, () -> rest.job(id).get("waiting_for").asText().equals("application"));
    Await.until("it is not ready", LONG, () -> rest.get("/health/ready").status() == 503);

    assertThat(rest.status(id)).isEqualTo("processing");
    assertThat(rest.job(later).get("waiting_for").asText()).isEqualTo("application");
    assertThat(row(id)).containsEntry("claimed_by", null).containsEntry("attempts", 0);
    assertThat(postgres.rows("select problem from batch_application"))
        .allSatisfy(
            row ->
                assertThat((String) row.get("problem"))
                    .contains("The database belongs to Batchdesk 99.2.0"));

    desk.stop();
    assertThat(timesLogged("takes no more jobs")).as("told once by each application").isEqualTo(2);
    setVersion("0.1.0");
    desk = desk.startAgainWithoutWaiting().awaitReady();
    assertThat(desk.rest().awaitStatus(id, "completed", LONG).get("interruptions").asInt())
        .isLessThanOrEqualTo(1);
    desk.rest().awaitStatus(later, "completed", LONG);
  }

  private static Map<String, Object> row(String id) {
    return postgres.row("select * from batch_job where id = '%s'".formatted(id));
  }

  private static void setVersion(String version) {
    postgres.execute(
        "update batch_setting set text = '%s' where name = 'engine-version'".formatted(version));
  }

  private static long timesLogged(String text) {
    try (Stream<String> lines = Files.lines(folder.resolve("data/log/server.log"))) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
