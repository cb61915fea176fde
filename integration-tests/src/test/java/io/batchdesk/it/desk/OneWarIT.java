package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Console, engine and handlers in one WAR: the same code, for who wants no second one. */
class OneWarIT {

  @TempDir static Path folder;
  private static DeskProcess desk;

  @BeforeAll
  static void start() {
    Path war = folder.resolve("ROOT.war");
    Wars.hostWithHandlers(war);
    Map<String, String> environment =
        Map.of("BATCHDESK_APPLICATIONS", "none", "BATCHDESK_ADMIN_PASSWORD", DeskProcess.PASSWORD);
    desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment, war)
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void aWarWithConsoleAndHandlersRunsItsJobs() {
    String id = completed();

    assertThat(desk.rest().job(id).get("application").asText()).isEqualTo("admin-ui");
    assertThat(desk.rest().get("/sign-in").status()).isEqualTo(200);
  }

  @Test
  void aFacesPageOfItsOwnShowsAJobWithATag() {
    String id = completed();
    try (Browser browser = new Browser();
        OwnPage own = new OwnPage(browser, desk)) {
      own.signedInAt("/own-page?job=" + id);

      Locator shown = own.progress();
      assertThat(shown).hasCount(2);
      for (Locator progress : shown.all()) {
        assertThat(progress.getByRole(AriaRole.STATUS)).containsText("Completed");
      }
      assertThat(shown.last()).hasAttribute("download", "download");
      assertThat(own.page.locator("script[src*='batchdesk.js']")).hasCount(1);
      assertThat(own.link(desk.rest().job(id).get("title").asText()).first())
          .hasAttribute("href", "/jobs/" + id);
      Browser.screenshot(own.page, "own-page");
      assertThat(own.violations()).isEmpty();
    }
  }

  private static String completed() {
    String id = desk.rest().start("harmless", "{}");
    desk.rest().awaitStatus(id, "completed", Duration.ofMinutes(1));
    return id;
  }
}
