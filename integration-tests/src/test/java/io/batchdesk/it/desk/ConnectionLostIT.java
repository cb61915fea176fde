package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to a pulled plug, as somebody does it who reads the README. */
class ConnectionLostIT {

  private static final Pattern MADE_UP = Pattern.compile("password\\s+(\\S+-\\S+)");
  private static final String READY = "Batchdesk is ready";
  private static final String CHOSEN = "a password of my own";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void thePageGoesOnByItselfWhenTheServerWasKilled() {
    Path data = folder.resolve("data");
    DeskProcess desk = DeskProcess.start(data, DeskProcess.freePort(), Map.of()).awaitReady();
    Await.until("the password is printed", MINUTE, () -> MADE_UP.matcher(desk.says()).find());
    Matcher password = MADE_UP.matcher(desk.says());
    Assertions.assertThat(password.find()).isTrue();

    try (Browser browser = new Browser();
        BrowserContext person = browser.person(true)) {
      Page page = person.newPage();
      page.navigate(desk.url("/sample/contacts").toString());
      page.getByText("Export slowly").first().click();
      signIn(page, password.group(1));
      choosePassword(page, password.group(1));
      page.waitForURL(Pattern.compile("/jobs/batch_"));
      String id = page.url().replaceFirst(".*/", "");
      assertThat(page.locator("[id='job:lines'] li").nth(3)).isVisible();

      desk.kill();
      assertThat(page.getByText("Connection lost, trying again"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
      Browser.screenshot(page, "connection-lost");
      try (DeskProcess again = desk.startAgain()) {
        Await.until("it says so", MINUTE, () -> again.says().split(READY, -1).length == 3);
        Assertions.assertThat(again.says().split(READY, -1)[2])
            .as("a later start tells no password")
            .doesNotContain("password");
        assertThat(page.getByText("Connection lost, trying again"))
            .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        Assertions.assertThat(page.url()).endsWith(id);
        assertThat(page.locator("body"))
            .containsText(
                "Interrupted once", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));

        page.waitForURL(
            "**/sample/contacts?batch_job=" + id, new Page.WaitForURLOptions().setTimeout(120_000));
        page.navigate(again.url("/jobs/" + id).toString());
        assertThat(page.locator("body")).containsText("Interrupted once at");
        Browser.screenshot(page, "job-interrupted");
      }
    } finally {
      desk.close();
    }
  }

  private static void signIn(Page page, String password) {
    page.waitForURL("**/sign-in?**");
    page.getByLabel("Name").fill("admin");
    page.locator("input[type=password]").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }

  private static void choosePassword(Page page, String made) {
    page.waitForURL("**/choose-password?**");
    page.getByLabel("Present password").fill(made);
    page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill(CHOSEN);
    page.getByLabel("New password again").fill(CHOSEN);
    Browser.screenshot(page, "choose-password");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save password")).click();
  }
}
