package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file on a bad line: nothing is cleaned up and nobody is sent away before it has arrived. Part
 * of {@code ./verify --long}.
 */
@Tag("long")
class SlowDownloadIT {

  private static final long SECONDS = Long.getLong("batchdesk.download-seconds", 60);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private static long size;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    browser = new Browser();
    String id = desk.rest().start("contact-list", "{}");
    desk.rest().awaitStatus(id, "completed", MINUTE);
    size = desk.rest().output(id).get("size").asLong();
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @Test
  void aSlowDownloadIsWaitedFor() {
    try (SlowLine line = new SlowLine(desk);
        BrowserContext person = browser.person(true)) {
      Page page = person.newPage();
      List<Download> downloads = new ArrayList<>();
      page.onDownload(downloads::add);
      String id = export(page, line);
      line.slowTo(size / SECONDS);
      long before = line.passed();
      long begin = System.nanoTime();

      countdown(page)
          .waitFor(new Locator.WaitForOptions().setTimeout(SECONDS * 1000.0 * 2 + 60_000));

      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "countdown after %.0f s, %d of %d bytes passed%n", seconds, line.passed() - before, size);
      Assertions.assertThat(seconds).isGreaterThan(SECONDS * 0.9);
      Assertions.assertThat(line.passed() - before).isGreaterThanOrEqualTo(size - 256 * 1024);
      Assertions.assertThat(Csv.read(downloads.get(0).path())).hasSize(102_000);
      page.waitForURL("**/sample/contacts?batch_job=" + id);
      awaitCleanup(id);
    }
  }

  @Test
  void aDownloadThatWasCutIsOfferedAgain() {
    try (SlowLine line = new SlowLine(desk);
        BrowserContext person = browser.person(true)) {
      Page page = person.newPage();
      List<Download> downloads = new ArrayList<>();
      page.onDownload(downloads::add);
      line.cutAfter(size / 2);
      String id = export(page, line);

      assertThat(page.getByText("Your browser may have blocked the download"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000));
      assertThat(countdown(page)).isHidden();
      Assertions.assertThat(desk.rest().output(id).get("downloaded_at").isNull()).isTrue();
      Assertions.assertThat(desk.rest().job(id).get("cleaned_up_at").isNull()).isTrue();

      page.locator(".bd-download").first().click();
      countdown(page).waitFor();
      Assertions.assertThat(Csv.read(downloads.get(downloads.size() - 1).path())).hasSize(102_000);
      page.waitForURL("**/sample/contacts?batch_job=" + id);
      awaitCleanup(id);
    }
  }

  /** Starts the export through the line; ready to be finished. */
  private static String export(Page page, SlowLine line) {
    page.navigate(line.url("/sample/contacts").toString());
    page.getByText("Export contacts").first().click();
    page.waitForURL("**/sign-in?**");
    page.getByLabel("Name").fill("admin");
    page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    page.waitForURL(Pattern.compile("/jobs/batch_"));
    return page.url().replaceFirst(".*/", "");
  }

  private static Locator countdown(Page page) {
    return page.locator("#countdown");
  }

  private static void awaitCleanup(String id) {
    Await.until(
        "job " + id + " is cleaned up",
        MINUTE,
        () -> !desk.rest().job(id).get("cleaned_up_at").isNull());
  }
}
