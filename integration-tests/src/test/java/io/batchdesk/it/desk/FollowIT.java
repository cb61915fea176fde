package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that follow jobs by themselves, and what a person notices of that, or not. */
class FollowIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);
  private static final String SLOW = "{\"rowsPerSecond\":1500}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
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
  }

  @AfterEach
  void leave() {
    admin.close();
  }

  @Test
  void whoIsSignedOutMeanwhileIsToldAndComesBackToTheJob() {
    String id = slowJob();
    Page page = admin.page();
    Person elsewhere = new Person(desk);
    elsewhere.take("batchdesk", admin.context().cookies());
    elsewhere.submit("/", "account", "signOut", Map.of());

    assertThat(page.getByText("You are signed out."))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    assertThat(admin.main()).containsText("Contact list");
    Browser.screenshot(page, "signed-out");
    List<String> asked = requests(page);
    admin.link("Sign in again").click();
    admin.signIn("admin", DeskProcess.PASSWORD);

    Assertions.assertThat(admin.awaitJob()).isEqualTo(id);
    assertThat(admin.main()).containsText("Running", LONG);
    Assertions.assertThat(asked.get(0)).isEqualTo("GET /sign-in");
    cancel(id);
  }

  @Test
  void aPageThatIsHeldAsksNothingUntilItIsLiveAgain() {
    String id = slowJob();
    Page page = admin.page();
    admin.button("Live").click();
    assertThat(page.locator("#live")).hasAttribute("aria-pressed", "false");
    String shown = units(page);

    Await.until("the job goes on", MINUTE, () -> desk.rest().units(id) > number(shown) + 3000);

    Assertions.assertThat(units(page)).isEqualTo(shown);
    page.locator("#live").click();
    Await.until("the page does, too", MINUTE, () -> number(units(page)) > number(shown) + 3000);
    cancel(id);
  }

  @Test
  void theFocusStaysWhereItIsWhileThePageIsRenderedAnew() {
    String id = slowJob();
    Page page = admin.page();
    Locator cancel = page.locator("[id='job:cancel']");
    cancel.focus();
    desk.rest().post(Rest.JOBS + "/" + id + "/pause", "");

    assertThat(admin.main()).containsText("Paused", LONG);
    assertThat(cancel).isFocused();
    cancel(id);
  }

  @Test
  void eachTenPercentAreAnnouncedAndEachLineOfTheLogIsShownOnce() {
    String id = admin("{\"rowsPerSecond\":20000}");
    Page page = admin.page();
    page.evaluate(
        "() => { window.said = []; new MutationObserver(() => window.said.push("
            + "document.getElementById('said').textContent))"
            + ".observe(document.getElementById('said'), {childList: true}); }");

    desk.rest().awaitStatus(id, "completed", MINUTE);
    admin.awaitTab("Completed.*");

    @SuppressWarnings("unchecked")
    List<String> said = (List<String>) page.evaluate("window.said");
    Assertions.assertThat(said).hasSizeBetween(1, 9).doesNotHaveDuplicates();
    Assertions.assertThat(said).allMatch(text -> text.matches("[1-9]0 % done"));
    List<String> lines =
        page.locator("[id='job:lines'] li > span").allTextContents().stream()
            .filter(line -> line.startsWith("Wrote contacts"))
            .toList();
    Assertions.assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    Assertions.assertThat(lines.get(lines.size() - 1)).startsWith("Wrote contacts 1 to");
    Assertions.assertThat(lines.get(0)).endsWith("102,000");
  }

  @Test
  void theEndOfAJobIsToldOnAnotherPageAndThenNothingIsAsked() {
    desk.rest().start("contact-list", "{\"country\":\"AT\",\"rowsPerSecond\":20000}");
    admin.open("/audit");
    Page page = admin.page();

    assertThat(page.locator("#notices")).containsText("Contact list is completed", LONG);
    List<String> asked = requests(page);
    page.clock().install();
    page.clock().runFor(60_000);
    Assertions.assertThat(asked).isEmpty();
    admin.link("Show it").click();
    admin.awaitJob();
  }

  @Test
  void theDeskCancelsAndDeletesTheJobThatWasClicked() {
    String id = desk.rest().start("contact-list", SLOW);
    admin.open("/");
    Locator card =
        admin
            .main()
            .locator(
                ".bd-cards li",
                new Locator.LocatorOptions().setHas(admin.page().locator("a[href$='" + id + "']")));
    assertThat(card).containsText("of 102,000", LONG);
    card.locator("[id$=':cancel']").click();
    admin.confirm("Cancel the job");

    desk.rest().awaitStatus(id, "canceled", MINUTE);
    assertThat(card).containsText("Canceled", LONG);
    card.locator("[id$=':delete']").click();
    admin.confirm("Delete");
    Await.until("it is gone", MINUTE, () -> desk.rest().get(Rest.JOBS + "/" + id).status() == 404);
  }

  /** A job that runs for a minute, with its page open. */
  private String slowJob() {
    return admin(SLOW);
  }

  private String admin(String parameters) {
    String id = desk.rest().start("contact-list", parameters);
    Await.until("it runs", MINUTE, () -> desk.rest().units(id) > 0);
    admin.open("/jobs/" + id);
    assertThat(admin.main()).containsText("of 102,000", LONG);
    return id;
  }

  private static void cancel(String id) {
    desk.rest().post(Rest.JOBS + "/" + id + "/cancel", "");
    desk.rest().awaitStatus(id, "canceled", MINUTE);
  }

  private static List<String> requests(Page page) {
    List<String> requests = new CopyOnWriteArrayList<>();
    page.onRequest(request -> requests.add(line(request)));
    return requests;
  }

  private static String line(Request request) {
    return request.method() + " " + URI.create(request.url()).getPath();
  }

  private static String units(Page page) {
    return page.locator(".bd-units").innerText();
  }

  private static long number(String units) {
    Matcher matcher = Pattern.compile("([\\d,]+) of").matcher(units);
    return matcher.find() ? Long.parseLong(matcher.group(1).replace(",", "")) : 0;
  }
}
