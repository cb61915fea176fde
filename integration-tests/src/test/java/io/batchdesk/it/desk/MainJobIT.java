package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as an admin does it: from a link on a page to the file in their hands, and back. */
class MainJobIT {

  private static final Pattern JOB = Pattern.compile("/jobs/(batch_[0-9A-Z]+)");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private BrowserContext person;
  private Page page;

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
    person = browser.person(true);
    page = person.newPage();
  }

  @AfterEach
  void forgetPerson() {
    person.close();
  }

  @Test
  void anExportLeadsFromContactsToTheFileAndBack() {
    open("/sample/contacts");
    Browser.screenshot(page, "contacts");

    link("Export slowly").click();
    signIn();
    page.waitForURL(JOB);
    String id = jobOf(page);
    assertThat(page.locator("h1")).hasText("Contact list");
    List<Download> downloads = new ArrayList<>();
    page.onDownload(downloads::add);

    awaitTab("^(4[0-9]|5[0-9]|6[0-9]) % · Contact list");
    Browser.screenshot(page, "job-running");
    assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    Assertions.assertThat(page.locator("[id='job:lines'] li").count())
        .as("a line for each step")
        .isGreaterThan(5);

    countdown().waitFor(new Locator.WaitForOptions().setTimeout(90_000));
    Browser.screenshot(page, "job-finished");
    assertThat(countdown()).containsText("Back to Contacts in");
    Assertions.assertThat(downloads).hasSize(1);
    List<NamedCsvRecord> rows = Csv.read(downloads.get(0).path());
    page.waitForURL("**/sample/contacts?batch_job=" + id);

    JsonNode job = desk.rest().job(id);
    Assertions.assertThat(rows).hasSize(job.get("result").get("count").asInt());
    assertThat(page.locator(".banner"))
        .hasText(Pattern.compile("Exported 102,000 contacts \\([\\d.]+ MB\\)"));
    Browser.screenshot(page, "contacts-again");
    awaitCleanup(id);
    Assertions.assertThat(download(id)).isEqualTo(410);
  }

  @Test
  void theFiltersGoAlongAndComeBack() {
    open("/sample/contacts?country=AT");

    link("Export contacts").click();
    signIn();
    page.waitForURL(JOB);
    String id = jobOf(page);

    page.waitForURL("**/sample/contacts?country=AT&batch_job=" + id);
    assertThat(page.locator(".banner")).containsText("Exported");
    Assertions.assertThat(desk.rest().job(id).get("context").toString())
        .isEqualTo("{\"country\":\"AT\"}");
  }

  @Test
  void reloadBackAndASecondTabLeadToTheOneJob() {
    signInAt("/");
    open("/sample/contacts?country=AT");
    String url = link("Export slowly").getAttribute("href");

    link("Export slowly").click();
    page.waitForURL(JOB);
    String id = jobOf(page);
    page.reload();
    page.waitForURL(JOB);
    Page second = person.newPage();
    second.navigate(page.url().replaceFirst("/jobs/.*", "") + url);
    second.waitForURL(JOB);
    second.navigate(page.url().replaceFirst("/jobs/.*", "") + url);
    second.waitForURL(JOB);

    Assertions.assertThat(jobOf(second)).isEqualTo(id);
    Assertions.assertThat(newestJob()).endsWith(id);
    desk.rest().awaitStatus(id, "completed", MINUTE);
  }

  @Test
  void onlyTheTabThatStartedTheJobIsSentAway() {
    signInAt("/");
    open("/sample/contacts?country=CH");
    link("Export contacts").click();
    page.waitForURL(JOB);
    String id = jobOf(page);
    Page other = person.newPage();
    other.navigate(desk.url("/jobs/" + id).toString());

    page.waitForURL("**/sample/contacts?country=CH&batch_job=" + id);

    Assertions.assertThat(other.url()).endsWith("/jobs/" + id);
    assertThat(other.locator("h1")).hasText("Contact list");
    awaitCleanup(id);
  }

  @Test
  void aJobGoesOnWithoutItsTabAndIsFoundInAnotherBrowser() {
    signInAt("/");
    open("/start/contact-list?rowsPerSecond=20000");
    button("Start").click();
    page.waitForURL(JOB);
    String id = jobOf(page);
    awaitTab("^([3-9][0-9]) % ");
    page.close();

    BrowserContext elsewhere = browser.person(true);
    page = elsewhere.newPage();
    signInAt("/");
    page.locator("main a[href$='" + id + "']").first().click();
    page.waitForURL(JOB);

    assertThat(page.locator(".bd-download"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    assertThat(countdown()).isHidden();
    Download download = page.waitForDownload(() -> page.locator(".bd-download").click());
    Assertions.assertThat(Csv.read(download.path())).hasSize(102_000);
    elsewhere.close();
  }

  @Test
  void stayHereHoldsCleanupAndReturn() {
    signInAt("/");
    open("/sample/contacts?country=DE");
    link("Export contacts").click();
    page.waitForURL(JOB);
    String id = jobOf(page);
    countdown().waitFor();

    page.getByText("Stay here").click();

    assertThat(countdown()).isHidden();
    page.reload();
    assertThat(page.getByText("SHA-256").first()).isVisible();
    assertThat(countdown()).isHidden();
    Assertions.assertThat(desk.rest().job(id).get("cleaned_up_at").isNull()).isTrue();
    Assertions.assertThat(download(id)).isEqualTo(200);
  }

  @Test
  void aBrowserThatBlocksDownloadsLosesNothing() {
    BrowserContext blocking = browser.person(false);
    page = blocking.newPage();
    signInAt("/");
    open("/sample/contacts");
    link("Export contacts").click();
    page.waitForURL(JOB);
    String id = jobOf(page);

    assertThat(page.getByText("Your browser may have blocked the download"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

    assertThat(countdown()).isHidden();
    Browser.screenshot(page, "job-blocked");
    Assertions.assertThat(desk.rest().job(id).get("cleaned_up_at").isNull()).isTrue();
    blocking.close();
  }

  @Test
  void aLinkThatWasAlteredAsks() {
    signInAt("/");
    open("/sample/contacts?country=AT");
    String url = link("Export contacts").getAttribute("href").replace("country=AT", "country=DE");
    String before = newestJob();

    open(url);

    assertThat(page.getByText("Start Contact list with Country = DE?")).isVisible();
    Browser.screenshot(page, "link-altered");
    Assertions.assertThat(newestJob()).isEqualTo(before);
  }

  @Test
  void aLinkOpenedFromElsewhereAsksEvenAcrossSignIn() {
    open("/sample/contacts?country=AT");
    String url = link("Export contacts").getAttribute("href");
    BrowserContext stranger = browser.person(true);
    page = stranger.newPage();

    open(url);
    signIn();

    page.waitForURL("**/support?**");
    assertThat(page.getByText("Start Contact list with Country = AT?")).isVisible();
    stranger.close();
  }

  @Test
  void anUnknownTypeSaysSoAndLeadsBack() {
    signInAt("/");

    open("/support?type=no-such-type&return_url=/sample/contacts");

    assertThat(page.locator("main")).containsText("No application offers the job type");
    assertThat(page.getByText("Back to Contacts")).isVisible();
  }

  @Test
  void aReturnUrlThatLeadsElsewhereIsNotFollowed() {
    signInAt("/");

    open("/support?type=contact-list&return_url=%2F%2Fevil.example%2F");

    assertThat(page.locator("main a[href*='evil']")).hasCount(0);
    assertThat(page.locator("main")).containsText("Contact list");
  }

  @Test
  void aJobWithoutAFileEndsWithASentence() {
    signInAt("/");
    open("/start/contact-phone-format");
    button("Start").click();
    page.waitForURL(JOB);

    assertThat(page.locator("[id='job:status']"))
        .containsText("Normalised", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
    assertThat(page.locator(".bd-download")).hasCount(0);
  }

  @Test
  void theFileOfAJobThatHasEndedBeforeItsPageWasThereComesByItself() {
    signInAt("/");
    String id = desk.rest().start("contact-list", "{\"country\":\"AT\"}");
    desk.rest().awaitStatus(id, "completed", MINUTE);
    page.evaluate("() => sessionStorage.setItem('batchdesk.starting', '1')");

    Download download = page.waitForDownload(() -> open("/jobs/" + id));

    Assertions.assertThat(Csv.read(download.path())).isNotEmpty();
  }

  @Test
  void aFailedJobSaysWhatHappenedAndStays() {
    signInAt("/");
    open("/sample/contacts");
    String id = desk.rest().start("contact-phone-format", "{\"onInvalid\":\"STOP\"}");
    open("/jobs/" + id);

    assertThat(page.locator("[id='job:status']"))
        .containsText(
            "cannot be read as a number",
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));

    Browser.screenshot(page, "job-failed");
    assertThat(button("Try again")).isVisible();
    assertThat(page.locator(".bd-download")).hasCount(0);
    assertThat(countdown()).isHidden();
    Assertions.assertThat(page.content()).doesNotContain("Exception");
  }

  @Test
  void theDeskStartsAJobFromItsForm() {
    signInAt("/");
    assertThat(page.locator("main")).containsText("Contact list");
    Browser.screenshot(page, "desk");

    open("/start/contact-list?country=AT");
    Browser.screenshot(page, "start");
    button("Start").dblclick();
    page.waitForURL(JOB);

    String id = jobOf(page);
    desk.rest().awaitStatus(id, "completed", MINUTE);
    Assertions.assertThat(desk.rest().job(id).get("context").toString())
        .isEqualTo("{\"country\":\"AT\"}");
  }

  @Test
  void anAdminSeesWhoDidWhat() {
    signInAt("/");
    String id = desk.rest().start("contact-list", "{\"country\":\"FJ\"}");
    desk.rest().awaitStatus(id, "completed", MINUTE);
    desk.rest().post(Rest.JOBS + "/" + id + "/cancel", "");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit")).click();
    page.getByLabel("Job, token, upload or user").fill(id);
    button("Show").click();

    assertThat(page.locator("tbody tr")).hasCount(2);
    assertThat(page.locator("tbody tr").first().locator("td"))
        .containsText(
            new String[] {"today", "admin", "Cancel", id, "Refused: not allowed now", "127.0.0.1"});
    assertThat(page.locator("tbody tr").last()).containsText("Start");
    Browser.screenshot(page, "audit");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(id)).first().click();
    page.waitForURL(JOB);
  }

  @Test
  void aWrongValueIsSaidAtItsField() {
    signInAt("/start/contact-list");
    page.getByLabel("Rows per second").fill("0");
    button("Start").click();

    assertThat(page.locator("main")).containsText("Rows per second cannot be \"0\"");
    Assertions.assertThat(page.url()).contains("/start/contact-list");
  }

  @Test
  void anIdlePageAsksNothing() {
    signInAt("/");
    String id = desk.rest().start("contact-list", "{\"country\":\"AT\"}");
    desk.rest().awaitStatus(id, "completed", MINUTE);
    open("/jobs/" + id);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    List<String> requests = new ArrayList<>();
    page.onRequest(request -> requests.add(request.url()));

    page.waitForTimeout(3_000);

    Assertions.assertThat(requests).isEmpty();
  }

  @Test
  void aForeignJobDoesNotExist() {
    signInAt("/");

    open("/jobs/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV");

    assertThat(page.locator("h1")).hasText("There is no such job");
  }

  // ---- what a person does

  private void open(String path) {
    page.navigate(path.startsWith("http") ? path : desk.url(path).toString());
  }

  private void signInAt(String path) {
    open(path);
    signIn();
  }

  private void signIn() {
    page.waitForURL("**/sign-in?**");
    page.getByLabel("Name").fill("admin");
    page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
    button("Sign in").click();
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  private Locator countdown() {
    return page.locator("#countdown");
  }

  private void awaitTab(String title) {
    assertThat(page)
        .hasTitle(
            Pattern.compile(title),
            new com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions()
                .setTimeout(60_000));
  }

  private static String jobOf(Page page) {
    var matcher = JOB.matcher(page.url());
    Assertions.assertThat(matcher.find()).as(page.url()).isTrue();
    return matcher.group(1);
  }

  /** The newest job as the desk shows it; the same as before if nothing was started. */
  private String newestJob() {
    Page desktop = person.newPage();
    desktop.navigate(desk.url("/").toString());
    Locator newest = desktop.locator("main a[href*='/jobs/']");
    String href = newest.count() == 0 ? "none" : newest.first().getAttribute("href");
    desktop.close();
    return href;
  }

  private static int download(String id) {
    return desk.rest().get(Rest.JOBS + "/" + id + "/outputs/1/download").status();
  }

  private static void awaitCleanup(String id) {
    Await.until(
        "job " + id + " is cleaned up",
        MINUTE,
        () -> !desk.rest().job(id).get("cleaned_up_at").isNull());
  }
}
