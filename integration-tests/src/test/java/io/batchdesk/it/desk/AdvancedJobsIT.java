package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.batchdesk.it.desk.Rest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are started and followed from a page of an application's own. */
class AdvancedJobsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern JOB = Pattern.compile("[?&]job=(batch_[0-9A-Z]{26})");
  private static final String SLOWLY = "{\"event\":7,\"rowsPerSecond\":100}";
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private OwnPage own;

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
  void newPerson() {
    own = new OwnPage(browser, desk);
  }

  /** Whatever was done, nothing of it was against the page's policy. */
  @AfterEach
  void forgetPerson() {
    Assertions.assertThat(own.violations()).isEmpty();
    own.close();
  }

  // ---- the sample's page

  @Test
  void anEventPageStartsAJobAndRunsItsOwnScriptAtTheEnd() {
    own.signedInAt("/sample/contacts");
    own.link("Events").click();
    Browser.screenshot(own.page, "events");
    own.link("Open-Air Concert, Verona 2025").click();
    String total = own.page.locator(".total").textContent().replaceAll("\\D", "");

    own.page.getByLabel("Slowly").check();
    own.button("Write the list").click();
    assertThat(own.status()).containsText("Running", SOON);
    assertThat(own.button("Write the list")).isDisabled();
    Browser.screenshot(own.page, "event-running");
    Locator written = own.page.locator("#written li");
    assertThat(written).containsText("registrations written", SOON);
    Browser.screenshot(own.page, "event-finished");

    Assertions.assertThat(written.textContent().replaceAll("\\D", "")).isEqualTo(total);
    Download download = own.page.waitForDownload(() -> own.link("Fetch the list").click());
    List<NamedCsvRecord> rows = Csv.read(download.path());
    Assertions.assertThat(rows).hasSize(Integer.parseInt(total));
    Assertions.assertThat(rows)
        .extracting(row -> Long.valueOf(row.getField("id")))
        .isSorted()
        .doesNotHaveDuplicates();
    JsonNode job = desk.rest().job(jobOf(own.page));
    Assertions.assertThat(job.at("/context").toString())
        .isEqualTo("{\"event\":19,\"rowsPerSecond\":500}");
    assertThat(own.button("Write the list")).isEnabled();
  }

  @Test
  void whoHasToSignInComesBackToTheJob() {
    own.signedInAt("/sample/event?id=7");
    own.page.getByLabel("Slowly").check();
    own.button("Write the list").click();
    assertThat(own.status()).containsText("Running", SOON);
    String id = jobOf(own.page);

    own.signOut();
    assertThat(own.status()).hasText("You are signed out. Sign in again");
    assertThat(own.button("Pause")).isHidden();
    Assertions.assertThat(own.lastAnswer().status()).isEqualTo(401);
    Assertions.assertThat(own.lastAnswer().headers())
        .as("the browser itself asks for no password")
        .doesNotContainKey("www-authenticate");
    Browser.screenshot(own.page, "event-signed-out");
    own.link("Sign in again").click();
    own.signIn();

    own.page.waitForURL("**/sample/event?id=7&job=" + id);
    assertThat(own.status()).containsText("Completed", SOON);
  }

  @Test
  void whoIsNotSignedInIsToldAndLedBack() {
    Response answer = own.page.navigate(desk.url("/sample/event?id=7").toString());
    Assertions.assertThat(answer.headers().get("content-security-policy"))
        .contains("script-src 'self'")
        .doesNotContain("unsafe");

    own.button("Write the list").click();

    own.link("Sign in").click();
    own.signIn();
    own.page.waitForURL("**/sample/event?id=7");
  }

  @Test
  void anEventThatDoesNotExistIsNotFound() {
    Response answer = own.page.navigate(desk.url("/sample/event?id=99").toString());

    Assertions.assertThat(answer.status()).isEqualTo(404);
    assertThat(own.page.locator("h1")).hasText("There is no such page");
  }

  // ---- the element

  @Test
  void aJobIsPausedResumedAndCanceledFromTheElement() {
    String id = desk.rest().start("registration-list", SLOWLY);
    own.of(id);

    own.button("Pause").click();
    assertThat(own.status()).hasText("Paused", soon());
    Assertions.assertThat(desk.rest().status(id)).isEqualTo("paused");
    assertThat(own.button("Resume")).isFocused();
    own.button("Resume").press("Enter");
    assertThat(own.status()).containsText("Running", SOON);
    assertThat(own.bar()).hasJSProperty("position", own.bar().evaluate("bar => bar.value"));
    List<String> questions = new ArrayList<>();
    own.page.onDialog(
        dialog -> {
          questions.add(dialog.message());
          dialog.accept();
        });
    own.button("Cancel").click();

    assertThat(own.status()).containsText("Canceled", SOON);
    Assertions.assertThat(questions)
        .singleElement()
        .asString()
        .matches("Cancel this job \\(\\d+% · [\\d,]+ of [\\d,]+\\)\\? Its files are deleted\\.");
    own.page.waitForCondition(() -> own.told().contains("batch-cleaned canceled"));
    assertThat(own.button("Cancel")).isHidden();
  }

  @Test
  void thePageHearsOfStepsTheEndAndTheCleanupInThisOrder() {
    own.with("<batch-progress></batch-progress>", "en");

    own.page.evaluate(
        "async () => document.querySelector('batch-progress').job = (await Batchdesk.start('registration-list', {event: 7})).id");
    own.page.waitForCondition(() -> own.told().contains("batch-completed completed"));
    own.progress().evaluate("element => element.cleanUp()");
    own.page.waitForCondition(() -> own.told().contains("batch-cleaned completed"));

    Assertions.assertThat(own.told()).first().isEqualTo("batch-step created");
    List<String> end =
        own.told().subList(own.told().indexOf("batch-step completed"), own.told().size());
    Assertions.assertThat(end.get(1)).isEqualTo("batch-completed completed");
    Assertions.assertThat(end)
        .endsWith("batch-step completed", "batch-cleaned completed")
        .containsOnlyOnce("batch-completed completed", "batch-cleaned completed");
    assertThat(own.page.locator("[part=file]")).hasCount(0);
  }

  @Test
  void aFailedJobTellsWhy() {
    String id = desk.rest().start("registration-list", "{\"event\":4711}");
    desk.rest().awaitStatus(id, "failed", MINUTE);

    own.of(id);

    assertThat(own.status()).hasText("Failed There is no event 4711");
    Assertions.assertThat(own.told()).containsExactly("batch-step failed", "batch-failed failed");
    assertThat(own.link("Registrations of an event")).hasAttribute("href", "/jobs/" + id);
  }

  @Test
  void aJobThatIsNotThereIsSaidToBeGone() {
    own.of("batch_01ARZ3NDEKTSV4RRFFQ69G5FAV").stopTheClock();

    assertThat(own.status()).hasText("There is no such job");
    own.answers();
    own.pass(60);
    Assertions.assertThat(own.answers()).isEmpty();
  }

  @Test
  void statusesAreAnnouncedAndTicksAreNot() {
    String id = desk.rest().start("registration-list", "{\"event\":7,\"rowsPerSecond\":500}");
    own.with("<batch-progress></batch-progress>", "en");
    own.page.evaluate(
        """
        id => {
          const element = document.querySelector('batch-progress');
          const status = element.shadowRoot.querySelector('[role=status]');
          window.announced = [];
          new MutationObserver(() => announced.push(status.textContent.trim()))
              .observe(status, {childList: true, characterData: true, subtree: true});
          element.job = id;
        }
        """,
        id);
    assertThat(own.status()).containsText("Completed", SOON);

    Assertions.assertThat((List<?>) own.page.evaluate("announced"))
        .hasSizeLessThan(own.told().size())
        .hasSizeLessThan(8);
    assertThat(own.status()).hasAttribute("role", "status");
  }

  @Test
  void wordsAndNumbersFollowThePagesLanguage() {
    String id = desk.rest().start("contact-list", "{\"country\":\"DE\"}");
    desk.rest().awaitStatus(id, "completed", MINUTE);

    own.with("<batch-progress job='%s'></batch-progress>".formatted(id), "de-AT");

    assertThat(own.status()).containsText("Fertig");
    assertThat(own.page.locator("[part=units]"))
        .hasText(Pattern.compile("100\\s% · \\d+\\.\\d{3} von \\d+\\.\\d{3}"));
  }

  // ---- when it asks

  @Test
  void whatHasNotChangedCostsA304() {
    own.of(paused()).stopTheClock();
    own.pass(1);
    own.answers();

    own.pass(30);

    Assertions.assertThat(own.answers()).hasSizeBetween(5, 12).containsOnly(304);
  }

  @Test
  void aWaitingJobIsAskedForEveryFiveSecondsAndEveryFifteenInAHiddenTab() {
    own.of(paused()).stopTheClock();
    own.pass(10);
    int before = own.asked();

    own.pass(60);
    Assertions.assertThat(own.asked() - before).isBetween(11, 13);
    own.hide(true);
    before = own.asked();
    own.pass(60);
    Assertions.assertThat(own.asked() - before).isBetween(3, 4);
    before = own.asked();
    own.hide(false);
    own.pass(1);

    Assertions.assertThat(own.asked() - before).as("at once when it is seen again").isEqualTo(1);
  }

  @Test
  void aRunningJobIsAskedForEverySecondAtFirstAndThenEveryTwo() {
    own.of(desk.rest().start("contact-list", "{\"rowsPerSecond\":1}")).stopTheClock();
    own.pass(10);
    int before = own.asked();

    own.pass(60);

    Assertions.assertThat(own.asked() - before).isBetween(29, 31);
  }

  @Test
  void aJobThatHasEndedIsNotAskedForAnyMore() {
    String id = desk.rest().start("registration-list", "{\"event\":7}");
    desk.rest().awaitStatus(id, "completed", MINUTE);
    own.of(id).stopTheClock();
    assertThat(own.status()).containsText("Completed");
    List<String> requests = new ArrayList<>();
    own.answers();

    own.page.onRequest(request -> requests.add(request.url()));
    own.page.clock().runFor(600_000);
    own.hide(true);
    own.hide(false);
    own.page.clock().runFor(600_000);

    Assertions.assertThat(own.answers()).isEmpty();
    Assertions.assertThat(requests).isEmpty();
  }

  @Test
  void aHiddenTabGetsItsFile() {
    own.with("<batch-progress download></batch-progress>", "en");
    own.hide(true);

    Download download =
        own.page.waitForDownload(
            () ->
                own.page.evaluate(
                    "async () => document.querySelector('batch-progress').job = (await Batchdesk.start('registration-list', {event: 7})).id"));

    Assertions.assertThat(download.suggestedFilename()).isEqualTo("registrations-7.csv");
    Assertions.assertThat(Csv.read(download.path())).isNotEmpty();
  }

  @Test
  void aLostConnectionIsSaidAndTriedAgainWithGrowingPauses() {
    own.of(paused()).stopTheClock();
    own.pass(10);

    own.offline(true);
    int before = own.asked();
    own.pass(60);
    assertThat(own.status()).hasText("Connection lost, trying again");
    Assertions.assertThat(own.asked() - before).isBetween(5, 9);
    own.offline(false);
    own.pass(15);

    assertThat(own.status()).hasText("Paused");
  }

  @Test
  void theServersWishForAPauseIsRespected() {
    own.of(paused()).stopTheClock();
    own.pass(10);
    own.page.route(
        "**" + Rest.JOBS + "/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setHeaders(Map.of("Retry-After", "40"))
                    .setBody("{\"type\":\"unavailable\",\"message\":\"Later\",\"code\":\"x\"}")));
    own.pass(6);
    own.answers();

    own.pass(30);

    Assertions.assertThat(own.answers()).isEmpty();
    assertThat(own.status()).hasText("Connection lost, trying again");
  }

  // ---- Batchdesk.start

  @Test
  void aStartThatIsRefusedSaysWhy() {
    own.with("", "en");

    Object refused =
        own.page.evaluate(
            "() => Batchdesk.start('registration-list', {event: 0}).catch(e => [e instanceof Error, e.status, e.code, e.field, e.message])");

    Assertions.assertThat(refused)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith(true, 422)
        .contains("event");
  }

  @Test
  void aStartWhoseAnswerWasLostMakesOneJob() {
    own.with("", "en");
    List<String> keys = new ArrayList<>();
    own.page.route(
        "**" + Rest.JOBS,
        route -> {
          keys.add(route.request().headerValue("Idempotency-Key"));
          String id = route.fetch().text();
          if (keys.size() == 1) {
            route.abort();
          } else {
            route.fulfill(new Route.FulfillOptions().setStatus(201).setBody(id));
          }
        });

    own.page.evaluate("() => Batchdesk.start('registration-list', {event: 23})");

    Assertions.assertThat(keys).hasSize(2);
    Assertions.assertThat(keys.get(0)).isEqualTo(keys.get(1));
    JsonNode jobs = desk.rest().get(Rest.JOBS + "?type[]=registration-list&limit=200").json();
    Assertions.assertThat(jobs.get("batch_jobs"))
        .filteredOn(job -> job.at("/context/event").asInt() == 23)
        .hasSize(1);
  }

  @Test
  void theScriptIsSmallAndCachedUntilItChanges() {
    Person somebody = new Person(desk);

    Answer plain = somebody.get("/batchdesk.js");
    Answer zipped =
        somebody.send(somebody.request("/batchdesk.js").header("Accept-Encoding", "gzip"));
    Answer again =
        somebody.send(
            somebody.request("/batchdesk.js").header("If-None-Match", plain.header("ETag")));

    Assertions.assertThat(plain.status()).isEqualTo(200);
    Assertions.assertThat(plain.header("Cache-Control")).isEqualTo("no-cache");
    Assertions.assertThat(plain.header("Content-Type")).startsWith("text/javascript");
    Assertions.assertThat(zipped.response().body().length).isLessThan(6_000);
    Assertions.assertThat(again.status()).isEqualTo(304);
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
  }

  private static String paused() {
    String id = desk.rest().start("contact-list", "{\"rowsPerSecond\":1}");
    desk.rest().awaitStatus(id, "processing", MINUTE);
    desk.rest().post(Rest.JOBS + "/" + id + "/pause", "");
    desk.rest().awaitStatus(id, "paused", MINUTE);
    return id;
  }

  private static String jobOf(Page page) {
    var matcher = JOB.matcher(page.url());
    Assertions.assertThat(matcher.find()).as(page.url()).isTrue();
    return matcher.group(1);
  }
}
