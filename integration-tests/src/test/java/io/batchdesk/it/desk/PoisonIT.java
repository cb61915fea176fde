package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler that ends its server does so three times, and no more. */
@Tag("long")
class PoisonIT {

  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void aStepThatKillsItsProcessFailsItsJobAfterThreeTakeoversAndNoOther() {
    Path war = folder.resolve("poison.war");
    Wars.poison(war);
    DeskProcess desk =
        DeskProcess.start(
                folder.resolve("data"),
                DeskProcess.freePort(),
                Map.of(
                    "BATCHDESK_APPLICATIONS",
                    "host",
                    "BATCHDESK_ADMIN_PASSWORD",
                    DeskProcess.PASSWORD),
                war)
            .awaitReady();
    String poison = desk.rest().start("poison", "{}");
    try {
      for (int end = 1; end <= 3; end++) {
        desk.awaitEnd();
        desk = desk.startAgain(war);
      }
      JsonNode failed = desk.rest().awaitStatus(poison, "failed", LONG);
      String harmless = desk.rest().start("harmless", "{}");
      desk.rest().awaitStatus(harmless, "completed", LONG);

      JsonNode error = failed.get("result").get("errors").get(0);
      assertThat(error.get("code").asText()).isEqualTo("interrupted");
      assertThat(error.get("message").asText())
          .startsWith("The server stopped 3 times during step 3 without finishing it.");
      assertThat(failed.get("result").get("advancement_count").asLong()).isEqualTo(1);
    } finally {
      desk.close();
    }
  }
}
