package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.batchdesk.it.desk.Browser.Look;
import io.batchdesk.it.engine.server.Wars;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person sees of the rows that a job reads: before it is confirmed, and what was refused.
 */
class PreviewIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);
  private static final String CONTACTS =
      """
      id,given_name,family_name,email,city,country
      1,Changed,Person,changed@example.org,Graz,Austria
      ,New,Person,new@example.org,Wien,Austria
      ,Lost,Island,lost@example.org,Poseidonis,Atlantis
      """;

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
  void anImportThatFailsOverItsRowsHandsThemOverAndTakesAnotherFile() throws IOException {
    String upload = desk.rest().upload("contacts.csv", BodyPublishers.ofString(CONTACTS));
    String id =
        desk.rest()
            .start(
                "contact-import",
                "{\"file\":\"%s\",\"onBadRow\":\"ALL_OR_NOTHING\"}".formatted(upload));
    desk.rest().awaitStatus(id, "failed", MINUTE);

    admin.open("/jobs/" + id);

    assertThat(status()).containsText("Nothing was imported: 1 row is refused");
    assertThat(rows("Values that would change")).containsText("changed@example.org");
    assertThat(rows("Refused rows")).containsText("Atlantis");
    Download failed =
        admin.page().waitForDownload(() -> admin.main().locator(".bd-download").click());
    Assertions.assertThat(Files.readString(failed.path())).contains("Atlantis");
    assertThat(admin.button("Start again with these")).isHidden();
    assertThat(admin.button("Try again")).isHidden();
    admin.link("Change the parameters and start again").click();
    upload("contacts.csv", CONTACTS.replace("Atlantis", "Austria"));
    admin.button("Start").click();
    admin.page().waitForURL(url -> url.contains("/jobs/") && !url.contains(id));
    assertThat(status()).containsText("To be confirmed", LONG);
  }

  @Test
  void whatWouldHappenIsSeenConfirmedAndTheRefusedRowsComeBack() throws IOException {
    admin.open("/start/contact-import");
    upload("contacts.csv", CONTACTS);
    admin.button("Start").click();
    String first = admin.awaitJob();

    assertThat(status()).containsText("To be confirmed", LONG);
    assertThat(admin.main().locator(".bd-preview")).containsText("1 will be created");
    assertThat(status()).containsText("Nothing was written yet; confirm to go on");
    assertThat(rows("Values that would change")).containsText("changed@example.org");
    assertThat(rows("Refused rows")).containsText("Atlantis");
    assertThat(admin.main().locator(".bd-facts").last()).containsText("contacts.csv, ");
    admin.button("Confirm").click();

    assertThat(status()).containsText("1 created, 1 updated, 1 row refused", LONG);
    assertThat(rows("Values before and after")).containsText("changed@example.org");
    Download failed =
        admin.page().waitForDownload(() -> admin.main().locator(".bd-download").click());
    String text = Files.readString(failed.path());
    Assertions.assertThat(text).contains("Atlantis").doesNotContain("new@example.org");

    admin.button("Start again with these").click();
    admin.page().waitForURL(url -> !url.contains(first));
    String second = admin.awaitJob();
    assertThat(admin.main()).containsText("Starts again with the refused rows of an earlier job");
    assertThat(admin.main().locator(".bd-preview")).containsText("1 row is refused", LONG);
    Assertions.assertThat(desk.rest().job(second).get("repeats").asText()).isEqualTo(first);
    admin.link("an earlier job").click();
    admin.page().waitForURL("**/" + first);
    admin.link("a later job").click();
    admin.page().waitForURL("**/" + second);

    admin.open("/jobs/" + first);
    admin.link("Upload a corrected file").click();
    assertThat(admin.main()).containsText("The corrected file takes the place");
    assertThat(admin.main().locator(".bd-upload-done")).isHidden();
    upload("corrected.pdf", text);
    admin.button("Start").click();
    assertThat(admin.main().locator(".bd-field-file")).containsText("ends in .csv or .txt");
    admin.button("Choose another file").click();
    upload("corrected.csv", text.replace("Atlantis", "Austria"));
    admin.button("Start").click();
    String third = admin.awaitJob();
    assertThat(admin.main().locator(".bd-preview")).containsText("1 will be created", LONG);
    Assertions.assertThat(desk.rest().job(third).get("repeats").asText()).isEqualTo(first);
    admin.button("Confirm").click();
    assertThat(status()).containsText("1 created", LONG);
  }

  @Test
  void aJobWithRefusedRowsLeadsNobodyBackByItself() {
    admin.open("/start/rows?text=stays&refused=1&return_url=%2Fcontacts");
    upload("rows.csv", "x");
    admin.button("Start").click();
    String id = admin.awaitJob();
    assertThat(status()).containsText("To be confirmed", LONG);

    admin.page().waitForDownload(() -> admin.button("Confirm").click());

    admin.page().locator("[id='job:state'][data-settled=true]").waitFor();
    assertThat(admin.page().locator("#live")).isHidden();
    assertThat(admin.page().locator("#handOver")).isHidden();
    assertThat(admin.button("Start again with these")).isVisible();
    Assertions.assertThat(desk.rest().job(id).get("cleaned_up_at").isNull()).isTrue();
  }

  @Test
  void twoClicksStartAgainOnce() {
    String id = rows("twice.csv", 1);
    confirm(id);
    admin.open("/jobs/" + id);

    admin.button("Start again with these").dblclick();

    admin.page().waitForURL(url -> !url.contains(id));
    String again = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().get(Rest.JOBS + "?type=rows&limit=200").json().get("batch_jobs"))
        .filteredOn(job -> job.get("repeats").asText().equals(id))
        .extracting(job -> job.get("id").asText())
        .containsExactly(again);
  }

  @Test
  void manyRefusedRowsArePagedAndThePageStaysWhenTheJobGoesOn() {
    String id = rows("many", 1_200);
    admin.open("/jobs/" + id);
    assertThat(rows("Refused rows").locator("xpath=.."))
        .containsText("1,200 errors; the first 1,000");
    admin.link("More rows").click();
    assertThat(admin.main()).containsText("51–100");
    assertThat(rows("Refused rows")).containsText("51 many");
    admin.page().evaluate("() => document.querySelector('.bd-rows').setAttribute('data-old', '')");

    confirm(id);
    admin.page().evaluate("() => batchdesk.ask && batchdesk.ask()");

    assertThat(status()).containsText("Completed", LONG);
    assertThat(rows("Refused rows")).containsText("51 many");
    assertThat(admin.main()).containsText("51–100");
    for (int page = 2; page < 20; page++) {
      admin.link("More rows").click();
      admin.page().waitForURL("**rows=" + (page + 1) + "#errors-title");
    }
    assertThat(rows("Refused rows")).containsText("1000 many");
    assertThat(admin.link("More rows")).hasCount(0);
  }

  @Test
  void aViewerSeesNoValues() {
    String id = rows("hidden text", 3);
    desk.rest()
        .post(
            "/api/admin/users",
            "{\"name\":\"vic\",\"password\":\"correct-horse-battery\",\"roles\":[\"viewer\"],\"must_change_password\":false}");
    try (BrowserPerson viewer = BrowserPerson.stranger(desk, browser)) {
      viewer.open("/jobs/" + id);
      viewer.signIn("vic", "correct-horse-battery");

      assertThat(viewer.main()).containsText("To be confirmed");
      assertThat(viewer.main().locator(".bd-rows")).hasCount(0);
      assertThat(viewer.main()).not().containsText("3 hidden text");
      assertThat(viewer.button("Confirm")).hasCount(0);
    }
  }

  @Test
  void nothingIsWiderThanASmallPhone() {
    String long1 = "Donaudampfschifffahrtsgesellschaft".repeat(15) + " and words ".repeat(30);
    String id = rows(long1, 60);
    try (BrowserPerson phone =
        BrowserPerson.looking(desk, browser, new Look("phone", 360, ColorScheme.LIGHT, "en-GB"))) {
      phone.open("/jobs/" + id);
      phone.signIn("admin", DeskProcess.PASSWORD);
      assertThat(phone.main().locator(".bd-rows").first()).isVisible();

      Assertions.assertThat(phone.page().evaluate("() => document.documentElement.scrollWidth"))
          .isEqualTo(360);
      phone.main().locator(".bd-rows").first().focus();
      phone.page().keyboard().press("End");
      Browser.screenshot(phone.page(), "preview-small-phone");
    }
  }

  private static String rows(String text, int refused) {
    Rest rest = desk.rest();
    String upload = rest.upload("rows.csv", BodyPublishers.ofString("x"));
    String id =
        rest.start(
            "rows",
            "{\"file\":\"%s\",\"text\":\"%s\",\"refused\":%d}".formatted(upload, text, refused));
    rest.awaitStatus(id, "pre_processed", MINUTE);
    return id;
  }

  private static void confirm(String id) {
    desk.rest().post(Rest.JOBS + "/" + id + "/confirm", "");
    desk.rest().awaitStatus(id, "completed", MINUTE);
  }

  private Locator status() {
    return admin.page().locator("[id='job:status']");
  }

  private Locator rows(String title) {
    return admin
        .main()
        .locator("section", new Locator.LocatorOptions().setHasText(title))
        .locator(".bd-rows");
  }

  private void upload(String name, String content) {
    admin
        .page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    assertThat(admin.main().locator(".bd-upload-done")).containsText(name);
  }
}
