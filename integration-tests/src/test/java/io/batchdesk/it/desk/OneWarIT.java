package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Console, engine and handlers in one WAR: the same code, for who wants no second one. */
class OneWarIT {

  @TempDir Path folder;

  @Test
  void aWarWithConsoleAndHandlersRunsItsJobs() {
    Path war = folder.resolve("ROOT.war");
    Wars.hostWithHandlers(war);
    try (DeskProcess desk =
        DeskProcess.start(
                folder.resolve("data"),
                DeskProcess.freePort(),
                Map.of(
                    "BATCHDESK_APPLICATIONS",
                    "none",
                    "BATCHDESK_ADMIN_PASSWORD",
                    DeskProcess.PASSWORD),
                war)
            .awaitReady()) {
      String id = desk.rest().start("harmless", "{}");

      desk.rest().awaitStatus(id, "completed", Duration.ofMinutes(1));

      assertThat(desk.rest().job(id).get("application").asText()).isEqualTo("admin-ui");
      assertThat(desk.rest().get("/sign-in").status()).isEqualTo(200);
    }
  }
}
