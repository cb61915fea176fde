package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person asks of a job on its page, and what the page says then. */
class JobControlsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);
  private static final String SLOW = "{\"rowsPerSecond\":2000}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private BrowserPerson admin;

  @BeforeAll
  static void start() {
    Path war = folder.resolve("forms.war");
    Wars.forms(war);
    desk = DeskProcess.start(folder.resolve("data"), war);
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
  }

  @AfterEach
  void leave() {
    admin.close();
  }

  @Test
  void aRunningJobIsPausedAndResumedAndCompletes() {
    String id = running("{\"rowsPerSecond\":10000}");

    admin.button("Pause").click();
    assertThat(status()).containsText("Paused", LONG);
    assertThat(admin.button("Pause")).hasCount(0);
    assertThat(history()).containsText("Pause asked for by admin");
    Assertions.assertThat(desk.rest().status(id)).isEqualTo("paused");
    long units = desk.rest().units(id);
    assertThat(admin.page().locator(".bd-units"))
        .containsText("%,d of 102,000".formatted(units), LONG);
    admin.button("Resume").click();

    assertThat(status()).containsText("Running", LONG);
    assertThat(admin.button("Resume")).hasCount(0);
    assertThat(status()).containsText("Completed", LONG);
    assertThat(history()).containsText("Resumed by admin");
    Download download =
        admin.page().waitForDownload(() -> admin.page().locator(".bd-download").click());
    Assertions.assertThat(Csv.read(download.path())).hasSize(102_000);
  }

  @Test
  void aJobIsCanceledOnlyAfterAQuestionThatSaysWhatIsLost() {
    String id = running(SLOW);

    admin.button("Cancel").click();
    assertThat(question()).containsText("its files are deleted");
    assertThat(question()).containsText(Pattern.compile("Done so far: [1-9][\\d,]* of 102,000\\."));
    admin.confirm("Keep it");
    assertThat(question()).hasCount(0);
    long units = desk.rest().units(id);
    Await.until("it goes on", MINUTE, () -> desk.rest().units(id) > units + 2000);
    assertThat(status()).containsText("Running");
    admin.button("Cancel").click();
    admin.confirm("Cancel the job");

    assertThat(status()).containsText("Canceled", LONG);
    assertThat(history()).containsText("Cancellation asked for by admin");
    assertThat(admin.button("Resume")).hasCount(0);
    assertThat(admin.page().locator(".bd-download")).hasCount(0);
    Assertions.assertThat(desk.rest().status(id)).isEqualTo("canceled");
  }

  @Test
  void aQuestionIsAnsweredAlsoWhenTheJobHasChangedMeanwhile() {
    String id = running(SLOW);
    admin.button("Cancel").click();
    desk.rest().post(Rest.JOBS + "/" + id + "/pause", "");
    assertThat(status()).containsText("Paused", LONG);

    admin.confirm("Cancel the job");

    assertThat(status()).containsText("Canceled", LONG);
    Assertions.assertThat(desk.rest().status(id)).isEqualTo("canceled");
  }

  @Test
  void aFailedJobIsTriedAgainAndCompletes() {
    String id = desk.rest().start("errand", "{\"steps\":4,\"stumbles\":true}");
    admin.open("/jobs/" + id);
    assertThat(status()).containsText("It has stumbled", LONG);
    assertThat(status()).containsText("Failed");

    admin.button("Try again").click();

    assertThat(status()).containsText("Walked 4 steps", LONG);
    assertThat(status()).containsText("Completed");
    assertThat(admin.button("Try again")).hasCount(0);
    assertThat(history()).containsText("Tried again by admin");
    Assertions.assertThat(desk.rest().status(id)).isEqualTo("completed");
  }

  @Test
  void aDryRunWritesOnlyWhenItIsConfirmed() {
    String id =
        desk.rest()
            .post(
                Rest.JOBS,
                "{\"type\":\"contact-list\",\"dry_run\":true,\"context\":{\"country\":\"AT\"}}")
            .json()
            .at("/batch_job/id")
            .asText();
    admin.open("/jobs/" + id);
    assertThat(status()).containsText("To be confirmed", LONG);
    assertThat(status()).containsText("Nothing was written yet");
    Assertions.assertThat(desk.rest().units(id)).isZero();

    admin.button("Confirm").click();

    assertThat(status()).containsText("Completed", LONG);
    assertThat(admin.page().locator(".bd-download")).isVisible();
    assertThat(history()).containsText("Confirmed by admin");
    Assertions.assertThat(desk.rest().units(id)).isPositive();
  }

  @Test
  void nothingMovesForThoseWhoDoNotWantThat() {
    String id = desk.rest().start("errand", "{\"steps\":1000}");
    admin.open("/jobs/" + id);
    assertThat(status()).containsText("Running", LONG);
    assertThat(admin.page().getByRole(AriaRole.PROGRESSBAR)).isVisible();
    Assertions.assertThat(animations()).as("the bar and the icon move").isNotEmpty();

    admin.page().emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));

    Assertions.assertThat(animations()).isEmpty();
    admin.button("Cancel").click();
    assertThat(question()).isVisible();
    Assertions.assertThat(animations()).as("with the question").isEmpty();
    admin.confirm("Cancel the job");
    assertThat(status()).containsText("Canceled", LONG);
  }

  /** What moves on the page at this moment. */
  @SuppressWarnings("unchecked")
  private List<String> animations() {
    return (List<String>)
        admin
            .page()
            .evaluate(
                "() => document.getAnimations().map(a => (a.animationName || a.transitionProperty)"
                    + " + ' of ' + a.effect.target.className)");
  }

  private String running(String parameters) {
    String id = desk.rest().start("contact-list", parameters);
    Await.until("it runs", MINUTE, () -> desk.rest().units(id) > 0);
    admin.open("/jobs/" + id);
    assertThat(admin.main()).containsText("of 102,000", LONG);
    return id;
  }

  private Locator status() {
    return admin.page().locator("[id='job:status']");
  }

  private Locator question() {
    return admin.page().locator(".ui-confirm-dialog:visible");
  }

  private Locator history() {
    return admin.page().locator(".bd-history");
  }
}
