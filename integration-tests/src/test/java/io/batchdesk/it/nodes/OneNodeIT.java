package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import java.nio.file.Path;
import java.time.Duration;
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
}
