package io.batchdesk.it.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.batchdesk.it.desk.Browser.Look;
import io.batchdesk.it.engine.server.Wars;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each page in each look: axe finds nothing against WCAG 2 A and AA, nothing is wider than the
 * screen, and what it looks like is kept for people to look at.
 */
class PagesIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String RULES =
      "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
          + ".then(r => r.passes.length < 5 ? ['axe has not looked'] : r.violations.map(v => v.id + ': '"
          + " + v.nodes.map(n => n.html.slice(0, 200) + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | ')))";
  private static final String WIDER =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private static String axe;
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    axe = Files.readString(NodeProgram.install("axe").file("axe-core/axe.min.js"));
    Path war = folder.resolve("forms.war");
    Wars.forms(war);
    desk = DeskProcess.start(folder.resolve("data"), war);
    browser = new Browser();
    prepare();
  }

  private static void prepare() {
    Rest rest = desk.rest();
    String completed = rest.start("contact-list", "{\"country\":\"AT\"}");
    rest.awaitStatus(completed, "completed", MINUTE);
    String refused = rest.start("every-kind", "{\"text\":\"nobody\",\"yes\":false}");
    Await.until(
        "it is refused", MINUTE, () -> rest.job(refused).get("status").asText().equals("failed"));
    String paused = rest.start("contact-list", "{\"rowsPerSecond\":5000}");
    Await.until("it runs", MINUTE, () -> rest.units(paused) > 30_000);
    rest.post(Rest.JOBS + "/" + paused + "/pause", "");
    rest.awaitStatus(paused, "paused", MINUTE);
    String waiting =
        rest.post(
                Rest.JOBS,
                "{\"type\":\"contact-list\",\"dry_run\":true,\"context\":{\"country\":\"FJ\"}}")
            .json()
            .at("/batch_job/id")
            .asText();
    rest.awaitStatus(waiting, "pre_processed", MINUTE);
    rest.post(
        "/api/admin/users",
        "{\"name\":\"anna\",\"password\":\"correct-horse-battery\",\"roles\":[\"operator\",\"contacts\"]}");
    rest.post("/api/admin/tokens", "{\"title\":\"nightly export\",\"expires_in_days\":30}");
    PAGES.put("desk", "/");
    String running = rest.start("contact-list", "{\"rowsPerSecond\":150}");
    PAGES.put("job-running", "/jobs/" + running);
    PAGES.put("job-completed", "/jobs/" + completed);
    PAGES.put("job-refused", "/jobs/" + refused);
    PAGES.put("job-paused", "/jobs/" + paused);
    PAGES.put("job-to-confirm", "/jobs/" + waiting);
    PAGES.put("import-preview", "/jobs/" + previewed(rest));
    PAGES.put("start-import", "/start/contact-import");
    PAGES.put("start", "/start/every-kind");
    PAGES.put("start-choices", "/start/registration-list");
    PAGES.put("start-refused", "/start/every-kind?from=" + refused);
    PAGES.put("link-asks", "/support?type=contact-list&country=AT");
    PAGES.put("all-jobs", "/jobs");
    PAGES.put("no-jobs", "/jobs?status=failed&type=contact-list&q=nothing&from=2020-01-01");
    PAGES.put("applications", "/applications");
    PAGES.put("users", "/users");
    PAGES.put("user", "/users/anna");
    PAGES.put("no-such-user", "/users/nobody");
    PAGES.put("tokens", "/tokens");
    PAGES.put("audit", "/audit");
    PAGES.put("choose-password", "/choose-password");
    PAGES.put("no-such-job", "/jobs/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    PAGES.put("not-found", "/nothing");
    PAGES.put("sample-products", "/sample/products");
    PAGES.put("sample-events", "/sample/events");
    PAGES.put("sample-event", "/sample/event?id=7&job=" + paused);
  }

  /** An import with values that would change and rows that are refused. */
  private static String previewed(Rest rest) {
    String file =
        """
        id,given_name,family_name,email,city,country
        1,Ada,Gruber,ada.gruber@example.org,Lochau,Austria
        2,Björn,Ångström,björn@example.org,Örebro,Sweden
        ,Chidi,Okafor,chidi@example.org,Lagos,Nigeria
        ,Dana,Levi,no address,Haifa,Israel
        ,%1$s,Long,long@example.org,Wien,Austria
        4711000,Nobody,Here,nobody@example.org,Wien,Austria
        ,Eve,=HYPERLINK("http://example.org"),eve@example.org,Wien,Atlantis
        ,Short
        """
            .formatted("Anastasia".repeat(15));
    String upload = rest.upload("contacts.csv", BodyPublishers.ofString(file));
    String id = rest.start("contact-import", "{\"file\":\"%s\"}".formatted(upload));
    rest.awaitStatus(id, "pre_processed", MINUTE);
    return id;
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  static Stream<Look> looks() {
    return Stream.of(
        new Look("light", 1280, ColorScheme.LIGHT, "en-GB"),
        new Look("dark", 1280, ColorScheme.DARK, "en-GB"),
        // As wide as 1280 pixels at 200 %.
        new Look("zoomed", 640, ColorScheme.LIGHT, "en-GB"),
        new Look("light-de", 1280, ColorScheme.LIGHT, "de-AT"),
        new Look("dark-de", 1280, ColorScheme.DARK, "de-AT"),
        new Look("phone-light", 390, ColorScheme.LIGHT, "en-GB"),
        new Look("phone-dark", 390, ColorScheme.DARK, "en-GB"));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everybodyCanReadAndUseEachPage(Look look) {
    List<String> wrong = new ArrayList<>();
    try (BrowserPerson admin = BrowserPerson.looking(desk, browser, look)) {
      admin.open("/");
      check("sign-in", look, admin.page(), wrong);
      admin.signIn("admin", DeskProcess.PASSWORD);
      PAGES.forEach(
          (name, path) -> {
            admin.open(path);
            check(name, look, admin.page(), wrong);
          });
      admin.open(PAGES.get("job-paused"));
      admin.page().locator("[id='job:cancel']").click();
      check("job-question", look, admin.page(), wrong);
    }

    Assertions.assertThat(wrong).isEmpty();
  }

  private static void check(String name, Look look, Page page, List<String> wrong) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    Browser.screenshot(page, look.name() + "/" + name);
    page.evaluate(axe);
    @SuppressWarnings("unchecked")
    List<String> violations = (List<String>) page.evaluate(RULES);
    violations.forEach(violation -> wrong.add(name + ": " + violation));
    int wider = (int) page.evaluate(WIDER);
    if (wider > 0) {
      wrong.add("%s: %d pixels wider than the screen".formatted(name, wider));
    }
  }
}
