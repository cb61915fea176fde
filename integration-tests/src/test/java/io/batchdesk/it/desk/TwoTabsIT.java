package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tabs with one job, and the server is killed and comes back. */
class TwoTabsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final double LONG = 90_000;

  @TempDir Path folder;

  @Test
  void bothTabsGoOnAfterAKillAndTheOneThatStartedTheJobGetsItsFile() {
    DeskProcess desk = DeskProcess.start(folder.resolve("data"));
    try (Browser browser = new Browser();
        BrowserPerson admin =
            BrowserPerson.admin(desk, browser, "/start/contact-list?rowsPerSecond=5000")) {
      Page first = admin.page();
      List<Download> delivered = new CopyOnWriteArrayList<>();
      List<Download> elsewhere = new CopyOnWriteArrayList<>();
      List<String> visited = new ArrayList<>();
      first.onDownload(delivered::add);
      admin.button("Start").click();
      String id = admin.awaitJob();
      Page second = admin.newTab();
      second.onDownload(elsewhere::add);
      admin.open("/jobs/" + id);
      List.of(first, second).forEach(tab -> tab.onFrameNavigated(f -> visited.add(f.url())));
      Rest rest = desk.rest();
      Await.until("it runs", MINUTE, () -> rest.units(id) > 0);

      desk.kill();
      lostIsSaid(first);
      lostIsSaid(second);
      desk = desk.startAgain();

      desk.rest().awaitStatus(id, "completed", LONG_ENOUGH);
      endIsShown(first);
      endIsShown(second);
      first.waitForCondition(() -> delivered.size() == 1);
      Assertions.assertThat(Csv.read(delivered.get(0).path())).hasSize(102_000);
      DeskProcess again = desk;
      Await.until(
          "it is known", MINUTE, () -> again.rest().output(id).get("downloaded_at").isTextual());
      Assertions.assertThat(delivered).hasSize(1);
      Assertions.assertThat(elsewhere).isEmpty();
      Assertions.assertThat(second.locator(".bd-download").count()).isEqualTo(1);
      Assertions.assertThat(visited).allMatch(url -> url.endsWith("/jobs/" + id));
    } finally {
      desk.close();
    }
  }

  private static void lostIsSaid(Page tab) {
    assertThat(tab.getByText("Connection lost, trying again"))
        .isVisible(new IsVisibleOptions().setTimeout(LONG));
  }

  private static void endIsShown(Page tab) {
    assertThat(tab.locator("#lost")).isHidden(new IsHiddenOptions().setTimeout(LONG));
    assertThat(tab.locator("#expired")).isHidden();
    assertThat(tab.locator("#stale")).isHidden();
    assertThat(tab.locator("[id='job:status']"))
        .containsText("Completed", new ContainsTextOptions().setTimeout(LONG));
  }
}
