package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.batchdesk.it.desk.Browser.Look;
import io.batchdesk.it.engine.server.Wars;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further language is a further bundle, and then no text of another is left on any page. */
class LanguagesIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> BUNDLES =
      List.of(
          "admin-ui/src/main/resources/io/batchdesk/ui/console/messages",
          "batch-engine/src/main/resources/io/batchdesk/engine/texts");

  /** Times, whose months Java knows by itself, hashes, and what the person has typed. */
  private static final String NUMBERS =
      "today, [\\d:]+|\\d+ \\w{3,9} \\d{4}|\\b[0-9a-f]{64}\\b|batch_\\w+";

  /** What is data: names of languages, users, applications, types, parameters and files. */
  private static final List<String> DATA =
      List.of(
          "English",
          "Deutsch",
          "admin-ui",
          "admin",
          "forms",
          "every-kind",
          "Every kind",
          "errand",
          "Errand",
          "rows",
          "Rows",
          "Refused",
          "told.csv",
          "failed.csv",
          "echo",
          "Echo",
          "Text",
          "Whole",
          "Number",
          "Yes",
          "Day",
          "Moment",
          "Colour",
          "Secret",
          "File",
          "Person",
          "Fails",
          "RED",
          "GREEN",
          "hello",
          "UTC",
          "Europe/Vienna",
          "Said",
          "127.0.0.1");

  private static final String VISIBLE =
      """
      () => {
        // PrimeFaces brings its own words for these, in forty languages.
        const PRIMEFACES = '.ui-datepicker, .ui-datepicker-trigger, .ui-datepicker-panel, .ui-dialog-titlebar-close';
        const texts = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const parent = walker.currentNode.parentElement;
          if (parent.checkVisibility() && !parent.closest(`script, style, code, time, [id="job:lines"] li, ${PRIMEFACES}`)) {
            texts.push(walker.currentNode.textContent.trim());
          }
        }
        for (const name of ['title', 'aria-label', 'placeholder', 'alt']) {
          document.querySelectorAll('[' + name + ']').forEach(e => e.closest(PRIMEFACES) || texts.push(e.getAttribute(name)));
        }
        return texts.filter(text => text).concat(document.title);
      }
      """;

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Path host = folder.resolve("ROOT.war");
    Map<String, String> bundles = new HashMap<>();
    for (String bundle : BUNDLES) {
      String file = bundle.substring(bundle.indexOf("/io/") + 1) + "_" + PseudoLanguage.TAG;
      bundles.put(file + ".properties", PseudoLanguage.of(english(bundle)));
    }
    Wars.hostWith(host, bundles);
    Path forms = folder.resolve("forms.war");
    Wars.forms(forms);
    desk =
        DeskProcess.start(
                folder.resolve("data"),
                DeskProcess.freePort(),
                Map.of(
                    "BATCHDESK_APPLICATIONS",
                    "none",
                    "BATCHDESK_ADMIN_PASSWORD",
                    DeskProcess.PASSWORD),
                host,
                forms)
            .awaitReady();
    browser = new Browser();
  }

  private static Properties english(String bundle) throws IOException {
    Properties english = new Properties();
    try (Reader reader = Files.newBufferedReader(Project.root().resolve(bundle + ".properties"))) {
      english.load(reader);
    }
    return english;
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @Test
  void aBundleIsAllThatAFurtherLanguageNeeds() {
    Rest rest = desk.rest();
    String id = rest.start("echo", "{\"text\":\"hello\",\"fails\":false}");
    rest.awaitStatus(id, "completed", MINUTE);
    String upload = rest.upload("told.csv", BodyPublishers.ofString("x"));
    String rows = "{\"file\":\"%s\",\"text\":\"failed.csv\",\"refused\":1200}".formatted(upload);
    String previewed = rest.start("rows", rows);
    rest.awaitStatus(previewed, "pre_processed", MINUTE);
    String refused = rest.start("rows", rows);
    rest.awaitStatus(refused, "pre_processed", MINUTE);
    rest.post(Rest.JOBS + "/" + refused + "/confirm", "");
    rest.awaitStatus(refused, "completed", MINUTE);
    String again =
        rest.post(Rest.JOBS + "/" + refused + "/start-again", "")
            .json()
            .at("/batch_job/id")
            .asText();
    List<String> foreign = new ArrayList<>();
    try (BrowserPerson admin =
        BrowserPerson.looking(desk, browser, new Look("qps", 1280, ColorScheme.LIGHT, "qps"))) {
      admin.open("/");
      collect(admin, foreign);
      admin.signIn("admin", DeskProcess.PASSWORD);
      for (String path :
          List.of(
              "/",
              "/jobs/" + id,
              "/jobs/" + previewed + "?rows=2",
              "/jobs/" + refused,
              "/jobs/" + again,
              "/start/rows?from=" + refused + "&repeats=" + refused,
              "/start/every-kind?text=xy&file=" + upload,
              "/jobs",
              "/start/every-kind",
              "/start/every-kind?text=x&whole=99",
              "/support?type=echo&text=hello",
              "/audit",
              "/users",
              "/tokens",
              "/choose-password",
              "/nothing",
              "/jobs/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV")) {
        admin.open(path);
        collect(admin, foreign);
      }
    }

    Assertions.assertThat(foreign).isEmpty();
  }

  private static void collect(BrowserPerson admin, List<String> foreign) {
    admin.page().waitForLoadState(LoadState.NETWORKIDLE);
    for (Object text : (List<?>) admin.page().evaluate(VISIBLE)) {
      String rest = text.toString().replaceAll("⟦.*⟧", "").replaceAll(NUMBERS, "");
      for (String data : DATA) {
        rest = rest.replace(data, "");
      }
      if (rest.matches(".*\\p{L}{2,}.*")) {
        foreign.add(admin.page().url().replaceFirst(".*:\\d+", "") + ": " + text);
      }
    }
  }

  @Test
  void aPersonChoosesALanguageByHandAndItStays() {
    try (BrowserPerson admin = BrowserPerson.admin(desk, browser, "/")) {
      admin.button("Deutsch").click();

      assertThat(admin.page().locator("h1")).hasText("Startseite");
      admin.open("/audit");
      assertThat(admin.page().locator("h1")).hasText("Protokoll");
      admin.open("/start/every-kind");
      admin.main().locator(".ui-datepicker-trigger").first().click();
      assertThat(admin.page().locator(".ui-datepicker-buttonbar").first()).containsText("Heute");
    }
  }
}
