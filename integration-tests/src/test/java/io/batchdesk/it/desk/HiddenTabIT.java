package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job's page in a tab that nobody looks at. */
class HiddenTabIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);

  /** Runs before the page's scripts; a tab is hidden until it is shown again. */
  private static final String HIDES =
      """
      {
        const is = () => sessionStorage.getItem('test.hidden') === 'true';
        Object.defineProperty(document, 'hidden', {get: is});
        Object.defineProperty(document, 'visibilityState', {get: () => is() ? 'hidden' : 'visible'});
        window.hide = now => {
          sessionStorage.setItem('test.hidden', String(now));
          document.dispatchEvent(new Event('visibilitychange'));
        };
      }
      """;

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private BrowserPerson admin;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @BeforeEach
  void signIn() {
    admin = BrowserPerson.admin(desk, browser, "/");
    admin.context().addInitScript(HIDES);
    Page page = admin.page();
    page.clock().install();
    page.onRequest(this::begun);
    page.onRequestFinished(request -> open.decrementAndGet());
    page.onRequestFailed(request -> open.decrementAndGet());
  }

  private void begun(Request request) {
    asked.add(request.method() + " " + request.url());
    open.incrementAndGet();
  }

  @AfterEach
  void leave() {
    admin.close();
  }

  @Test
  void itsFileComesWithoutTheTabBeingShownAndThenNothingIsAsked() {
    admin.open("/start/contact-list?rowsPerSecond=20000");
    admin.button("Start").click();
    String id = admin.awaitJob();
    assertThat(admin.main()).containsText("of 102,000", LONG);
    Assertions.assertThat(desk.rest().status(id)).as("before it is hidden").isEqualTo("processing");

    Download download = admin.page().waitForDownload(() -> hide(true));

    Assertions.assertThat(Csv.read(download.path())).hasSize(102_000);
    Assertions.assertThat(admin.page().evaluate("document.hidden")).isEqualTo(true);
    assertThat(admin.page().locator("[id='job:state']"))
        .hasAttribute("data-downloaded", "true", new HasAttributeOptions().setTimeout(60_000));
    stopTheClock();
    pass(1);
    asked.clear();
    admin.page().clock().runFor(120_000);
    hide(false);
    admin.page().clock().runFor(60_000);
    settle();
    Assertions.assertThat(asked).isEmpty();
  }

  @Test
  void aRunningJobIsAskedForFourTimesAMinuteWhileTheTabIsHidden() {
    String id = desk.rest().start("contact-list", "{\"rowsPerSecond\":1}");
    desk.rest().awaitStatus(id, "processing", MINUTE);
    admin.open("/jobs/" + id);
    assertThat(admin.main()).containsText("of 102,000", LONG);
    stopTheClock();
    pass(5);
    asked.clear();
    pass(20);
    Assertions.assertThat(asked).as("while it is shown").hasSizeBetween(8, 20);

    hide(true);
    asked.clear();
    pass(60);

    Assertions.assertThat(asked).hasSizeBetween(3, 4);
    hide(false);
    settle();
    Assertions.assertThat(asked).as("at once when it is shown again").hasSizeBetween(4, 5);
    desk.rest().post(Rest.JOBS + "/" + id + "/cancel", "");
    desk.rest().awaitStatus(id, "canceled", MINUTE);
  }

  private void hide(boolean hidden) {
    admin.page().evaluate("hidden => hide(hidden)", hidden);
  }

  /** From now on time passes only with {@link #pass}. */
  private void stopTheClock() {
    Number now = (Number) admin.page().evaluate("() => Date.now() + 1000");
    admin.page().clock().pauseAt(now.longValue());
  }

  /** Lets time pass for the page, second by second, each time until what it asks is answered. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      settle();
      admin.page().clock().runFor(1000);
    }
    settle();
  }

  private void settle() {
    admin.page().evaluate("1");
    admin.page().waitForCondition(() -> open.get() <= 0);
  }
}
