package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of all jobs: filters, order, pages, what is asked of several jobs, who sees which. */
class AllJobsIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int JOBS = 80;
  private static final String EVIL = "<img src=x onerror=\"document.title='owned'\">#{1+1}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private BrowserPerson person;
  private Page page;

  @BeforeAll
  static void start() {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    Database database = new Database(data.resolve("db").resolve("batchdesk"));
    database.update(ListedJobs.onH2(JOBS));
    database.update(
        "insert into batch_job_type (type, application, title, description, roles_allowed, confirm, parameters, priority)"
            + " values ('type-8', 'gone', '%s', '', '[]', 'NEVER', '{\"fields\":[]}', 0)"
                .formatted(EVIL.replace("'", "''")));
    desk = DeskProcess.start(data, DeskProcess.freePort(), Map.of()).awaitReady();
    makeUser("ann", "\"operator\",\"contacts\"");
    makeUser("vera", "\"viewer\"");
    browser = new Browser();
  }

  private static void makeUser(String name, String roles) {
    assertThat(
            desk.rest()
                .post(
                    "/api/admin/users",
                    "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[%s],\"must_change_password\":false}"
                        .formatted(name, DeskProcess.PASSWORD, roles))
                .status())
        .isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @BeforeEach
  void newPerson() {
    person = BrowserPerson.stranger(desk, browser);
    page = person.page();
  }

  @AfterEach
  void forgetPerson() {
    person.close();
  }

  @Test
  void filtersOrderAndPageStandInTheAddressAndBackLeadsBack() {
    signIn("admin", "/jobs?created_by=admin");

    page.locator("summary.ui-inputfield").click();
    page.getByRole(AriaRole.GROUP, named("Status")).getByLabel("Completed").check();
    page.getByRole(AriaRole.GROUP, named("Status")).getByLabel("Failed").check();
    person.button("Show").click();

    page.waitForURL(Pattern.compile("status=completed&status=failed"));
    assertThat(rows()).hasCount(25);
    assertThat(words().allTextContents())
        .allMatch(word -> word.strip().equals("Completed") || word.strip().equals("Failed"));
    String first = hrefs().get(0);

    person.link("Ended").click();
    page.waitForURL(Pattern.compile("order=-ended_at"));
    person.link("Ended").click();
    page.waitForURL(Pattern.compile("order=ended_at"));
    String earliest = hrefs().get(0);
    person.link("Next").click();
    page.waitForURL(Pattern.compile("page=2"));
    assertThat(page.locator(".bd-pages")).containsText("Page 2 of 2");
    assertThat(hrefs()).doesNotContain(earliest);
    page.reload();
    assertThat(page.locator(".bd-pages")).containsText("Page 2 of 2");

    page.goBack();
    assertThat(page.locator(".bd-pages")).containsText("Page 1 of 2");
    assertThat(hrefs().get(0)).isEqualTo(earliest);
    page.goBack();
    page.goBack();
    assertThat(hrefs().get(0)).isEqualTo(first);
    assertThat(page.locator("input[name=created_by]")).hasValue("admin");
    person.link("Show all").click();
    assertThat(page.locator(".bd-pages")).containsText("Page 1 of");
    assertThat(page.locator("input[name=created_by]")).hasValue("");
  }

  @Test
  void oneApplicationsJobsATextAndAnIdAreFound() {
    signIn("admin", "/jobs?application=gone");

    assertThat(words()).not().hasCount(0);
    page.locator("input[name=q]").fill("wrote 18 CONTACTS");
    person.button("Show").click();
    assertThat(rows()).hasCount(1);
    assertThat(hrefs()).containsExactly("/jobs/" + ListedJobs.id(18));
    assertThat(page.locator("tbody")).containsText("Wrote 18 contacts");

    person.open("/jobs?q=" + ListedJobs.id(77));
    assertThat(hrefs()).containsExactly("/jobs/" + ListedJobs.id(77));
    person.open(
        "/jobs?q=no+such+thing&status=nonsense&page=-1&order=secret&from=yesterday&type=%00");
    assertThat(page.locator("tbody")).containsText("No job matches");
    person.open("/jobs?from=2020-01-01&to=2020-12-31");
    assertThat(page.locator(".bd-pages")).containsText("No jobs");
  }

  @Test
  void textsOfOthersAreNoMarkup() {
    signIn("admin", "/jobs?type=type-8");

    assertThat(page.locator("tbody")).containsText(EVIL);
    assertThat(page.locator("select[name=type]")).containsText(EVIL);
    assertThat(page.title()).isEqualTo("All jobs · Batchdesk");
    assertThat(page.locator("main img").count()).isZero();
    person.open(
        "/jobs?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%23%7B1%2B1%7D&created_by=%27%3E%3Cb%3E");
    assertThat(page.locator("input[name=q]")).hasValue("\"><img src=x onerror=alert(1)>#{1+1}");
    assertThat(page.locator("main img").count()).isZero();
  }

  @Test
  void aQuestionNamesHowManyAndTheAnswerWhatBecameOfThem() {
    signIn("admin", "/jobs?type=contact-list&created_by=admin");
    Locator cancel = page.locator("[id='jobs:cancel']");
    assertThat(cancel).isDisabled();
    List<String> paused = List.of(ListedJobs.id(1), ListedJobs.id(2), ListedJobs.id(3));
    paused.forEach(this::choose);
    choose(ListedJobs.id(10));
    choose(ListedJobs.id(14));
    assertThat(page.locator("#chosen")).hasText("5 chosen");

    cancel.click();
    Locator question = page.getByRole(AriaRole.DIALOG);
    assertThat(question).containsText("Cancel 3 jobs?");
    assertThat(question)
        .containsText("2 of the 5 that you chose stay as they are: completed already.");
    Browser.screenshot(page, "jobs-question");
    assertThat(person.button("Leave them")).isFocused();
    person.button("Leave them").click();
    assertThat(question).isHidden();
    assertThat(desk.rest().status(paused.get(0))).isEqualTo("paused");

    cancel.click();
    person.button("Cancel 3 jobs").click();
    assertThat(page.locator(".ui-messages"))
        .hasText("3 jobs canceled, 2 could not be: completed already.");
    assertThat(page.url()).contains("created_by=admin");
    for (String id : paused) {
      assertThat(desk.rest().status(id)).isEqualTo("canceled");
      assertThat(actions(id)).containsExactly("cancel done admin");
    }
    assertThat(actions(ListedJobs.id(10))).isEmpty();
  }

  @Test
  void severalAreTriedAgainAndSeveralAreDeleted() {
    String first = desk.rest().start("contact-list", "{\"country\":\"XX\"}");
    String second = desk.rest().start("contact-list", "{\"country\":\"XX\"}");
    for (String id : List.of(first, second)) {
      desk.rest().awaitStatus(id, "failed", LONG);
    }
    signIn("admin", "/jobs");
    choose(first);
    choose(second);
    page.locator("[id='jobs:retry']").click();
    person.button("Try 2 jobs again").click();
    assertThat(page.locator(".ui-messages")).hasText("2 jobs tried again.");
    assertThat(actions(first)).contains("retry done admin");

    person.open("/jobs?status=completed&status=canceled&order=created_at");
    String gone = hrefs().get(1).replace("/jobs/", "");
    choose(gone);
    page.locator("[id='jobs:delete']").click();
    person.button("Delete the job").click();
    assertThat(page.locator(".ui-messages")).hasText("1 job deleted.");
    assertThat(desk.rest().get(Rest.JOBS + "/" + gone).status()).isEqualTo(404);
  }

  @Test
  void aViewerSeesAllAndAsksForNothing() {
    signIn("vera", "/jobs");

    assertThat(rows()).hasCount(25);
    assertThat(page.locator("input[type=checkbox][name=job]")).hasCount(0);
    assertThat(page.locator("[id='jobs:cancel']")).hasCount(0);
    assertThat(page.locator("input[name=created_by]")).hasCount(1);
  }

  @Test
  void anOperatorSeesAndTouchesOnlyJobsOfTheirOwn() {
    Rest ann = new Rest(desk, "ann", DeskProcess.PASSWORD);
    String own = ann.start("contact-list", "{\"country\":\"FJ\"}");
    ann.awaitStatus(own, "completed", LONG);
    signIn("ann", "/jobs?created_by=admin");
    assertThat(page.locator("tbody")).containsText("No job matches");
    person.open("/jobs");
    assertThat(hrefs()).containsExactly("/jobs/" + own);
    assertThat(page.locator("input[name=created_by]")).hasCount(0);

    String foreign = ListedJobs.id(4);
    page.locator("input[name=job]").evaluate("(box, id) => box.value = id", foreign);
    choose(foreign);
    page.locator("[id='jobs:cancel']").click();

    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("None of them can be canceled");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("gone already");
    assertThat(desk.rest().status(foreign)).isEqualTo("paused");
  }

  @Test
  void itCanBeUsedWithTheKeyboardAloneAndOnAPhone() {
    signIn("admin", "/jobs");
    Browser.screenshot(page, "jobs");
    page.locator("summary.ui-inputfield").focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.keyboard().press("Escape");
    assertThat(page.locator("summary.ui-inputfield")).isFocused();
    page.locator("input[name=q]").focus();
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile("status=created"));

    page.setViewportSize(390, 844);
    person.open("/jobs");
    assertThat(rows()).hasCount(25);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    Browser.screenshot(page, "jobs-phone");
  }

  // ---- helpers

  private void signIn(String name, String path) {
    person.open(path);
    person.signIn(name, DeskProcess.PASSWORD);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private void choose(String id) {
    page.locator("input[name=job][value=%s]".formatted(id)).check();
  }

  private Locator rows() {
    return page.locator("tbody tr");
  }

  private Locator words() {
    return page.locator("tbody .bd-standing");
  }

  private List<String> hrefs() {
    return page.locator(".bd-list-main a").all().stream()
        .map(link -> link.getAttribute("href"))
        .toList();
  }

  private static List<String> actions(String id) {
    JsonNode entries =
        desk.rest().get("/api/admin/audit?subject=" + id).json().get("audit_entries");
    return entries.findValuesAsText("action").stream()
        .map(
            action ->
                "%s %s %s"
                    .formatted(
                        action,
                        entries.get(0).get("result").asText(),
                        entries.get(0).get("user").asText()))
        .toList();
  }
}
