package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.batchdesk.it.engine.server.Wars;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form that is made from a parameter record, with an input of each kind. */
class StartFormIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double SOON = 5_000;
  private static final String FORM = "/start/every-kind";

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
    admin = BrowserPerson.admin(desk, browser, FORM);
  }

  @AfterEach
  void leave() {
    admin.close();
  }

  @Test
  void aValueOfEachKindReachesTheHandlerAsItWasTyped() {
    field("Text").fill("Zoë & <Co>");
    field("Whole").fill("7");
    field("Number").fill("2.50");
    admin.main().locator(".ui-chkbox-box").click();
    field("Day").fill("2026-03-31");
    field("Moment").fill("2026-03-31 18:00");
    admin.page().keyboard().press("Escape");
    choose("GREEN");
    field("Secret").fill("secret");
    upload("a b ü.csv", "id\n1\n");
    Browser.screenshot(admin.page(), "start-every-kind");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .isEqualTo(
            "Zoë & <Co>|7|2.50|true|2026-03-31|2026-03-31T16:00:00Z|GREEN|6|a b ü.csv id 1 ");
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndNothingElseIsLost() {
    field("Text").fill("x");
    field("Whole").fill("12");
    upload("kept.csv", "id\n");
    admin.button("Start").click();

    Locator wrong = admin.page().locator("[aria-invalid=true]");
    assertThat(wrong).isFocused();
    assertThat(admin.main().getByRole(AriaRole.ALERT).first()).containsText("Text");
    assertThat(field("Whole")).hasValue("12");
    assertThat(admin.main()).containsText("kept.csv");

    field("Text").fill("right");
    field("Whole").fill("9");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .startsWith("right|9|")
        .contains("kept.csv id");
  }

  @Test
  void whatOnlyTheHandlerKnowsLeadsBackToTheFormWithItsMessage() {
    field("Text").fill("nobody");
    admin.button("Start").click();
    admin.awaitJob();
    admin.awaitTab("Failed.*");
    admin.link("Change the parameters and start again").click();

    assertThat(admin.main()).containsText("There is nobody of this name");
    assertThat(field("Text")).hasValue("nobody");
    assertThat(field("Text")).isFocused();
  }

  @Test
  void theLastJobFillsTheFormExceptForWhatNobodyMaySee() {
    field("Text").fill("again");
    field("Secret").fill("hidden");
    choose("RED");
    admin.button("Start").click();
    desk.rest().awaitStatus(admin.awaitJob(), "completed", MINUTE);
    admin.open(FORM);
    admin.link("Fill in as last time").click();

    assertThat(field("Text")).hasValue("again");
    assertThat(field("Secret")).hasValue("");
    assertThat(select("Colour")).hasText("RED");
  }

  @Test
  void anAddressFillsTheForm() {
    admin.open(FORM + "?text=Anna&whole=3&yes=true&day=2026-01-31&colour=GREEN");

    assertThat(field("Text")).hasValue("Anna");
    assertThat(field("Whole")).hasValue("3");
    assertThat(field("Day")).hasValue("2026-01-31");
    assertThat(select("Colour")).hasText("GREEN");
    assertThat(select("Colour")).hasAccessibleName("Colour GREEN");
  }

  @Test
  void anAddressFillsTheFormAlsoAfterTheSignIn() {
    try (BrowserPerson stranger = BrowserPerson.stranger(desk, browser)) {
      stranger.open(FORM + "?text=Anna&person=ann");
      stranger.signIn("admin", DeskProcess.PASSWORD);

      assertThat(stranger.page().getByLabel("Text").first()).hasValue("Anna");
      assertThat(stranger.main().getByRole(AriaRole.ALERT)).hasCount(0);
    }
  }

  @Test
  void whatTheHandlerOffersCanBeChosenByItsLabel() {
    admin.open(FORM);
    field("Text").fill("person");
    choose("Person", "Ann <b>Bee</b>");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .endsWith("|ann");
  }

  @Test
  void aChoiceThatIsClickedBeforeTheMenuIsOpenIsKept() {
    select("Colour")
        .evaluate(
            """
            label => {
              label.click();
              Array.from(document.querySelectorAll('.ui-selectonemenu-item'))
                .find(item => item.textContent === 'GREEN')
                .click();
            }
            """);

    assertThat(select("Colour")).hasText("GREEN");
  }

  @Test
  void aValueThatIsNotOfferedIsStartedWithAllTheSame() {
    admin.open(FORM + "?text=person&person=new-one");
    assertThat(select("Person")).hasText("new-one");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .endsWith("|new-one");
  }

  @Test
  void whatIsNotOfferedAnyMoreWhenTheFormArrivesIsStartedWithAllTheSame() {
    field("Text").fill("person");
    choose("Person", "Ann <b>Bee</b>");
    admin
        .main()
        .locator("select option[value=ann]")
        .evaluate("option => { option.value = 'gone'; }");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .endsWith("|gone");
  }

  @Test
  void aTemplateForAnUploadCanBeFetched() {
    Download download =
        admin.page().waitForDownload(() -> admin.link("Download a template (people.csv)").click());

    Assertions.assertThat(download.suggestedFilename()).isEqualTo("people.csv");
  }

  @Test
  void aDoubleClickStartsOneJob() {
    field("Text").fill("twice");
    long before = jobs();
    admin.button("Start").dblclick();
    admin.awaitJob();

    Assertions.assertThat(jobs()).isEqualTo(before + 1);
  }

  @Test
  void aFileCanBeChosenAnew() {
    upload("first.csv", "1");
    admin.button("Choose another file").click();
    upload("second.csv", "2");
    field("Text").fill("file");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .endsWith("second.csv 2");
  }

  @Test
  void aFileThatIsNotTakenIsRefusedAtItsFieldAndNothingElseIsLost() {
    assertThat(admin.page().locator("input[type=file]")).hasAttribute("accept", ".csv,.txt");
    assertThat(admin.main()).containsText("A file whose name ends in .csv or .txt");
    long before = jobs();
    field("Text").fill("kept");
    upload("Contacts.XLSX", "PK");
    admin.button("Start").click();

    Locator file = admin.main().locator(".bd-field-file");
    assertThat(file.getByRole(AriaRole.ALERT).last())
        .containsText("File cannot be the workbook \"Contacts.XLSX\"; save it as \"CSV UTF-8\"");
    assertThat(admin.button("Choose another file")).isFocused();
    assertThat(field("Text")).hasValue("kept");
    Assertions.assertThat(jobs()).isEqualTo(before);

    admin.button("Choose another file").click();
    upload("Contacts.CSV", "id");
    admin.button("Start").click();

    String id = admin.awaitJob();
    Assertions.assertThat(
            desk.rest().awaitStatus(id, "completed", MINUTE).at("/result/sentence").asText())
        .startsWith("kept|")
        .endsWith("Contacts.CSV id");
  }

  private Locator field(String label) {
    return admin.main().getByLabel(label).first();
  }

  private void choose(String colour) {
    choose("Colour", colour);
  }

  private void choose(String label, String choice) {
    Locator wanted = admin.page().locator(".ui-selectonemenu-panel:visible").getByText(choice);
    Await.until(
        choice + " is chosen",
        MINUTE,
        () -> {
          clickIn(label, wanted);
          return select(label).textContent().equals(choice);
        });
  }

  /** Under load a menu may close again before its choice is clicked. */
  private void clickIn(String label, Locator wanted) {
    try {
      if (!wanted.isVisible()) {
        select(label).click(new Locator.ClickOptions().setTimeout(SOON));
      }
      wanted.click(new Locator.ClickOptions().setTimeout(SOON));
    } catch (TimeoutError closed) {
      admin.page().keyboard().press("Escape");
    }
  }

  private Locator select(String label) {
    return admin
        .main()
        .locator(".bd-field", new Locator.LocatorOptions().setHasText(label))
        .locator(".ui-selectonemenu-label");
  }

  private void upload(String name, String content) {
    admin
        .page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    assertThat(admin.main().locator(".bd-upload-done")).containsText(name);
  }

  private static long jobs() {
    return desk.rest().get(Rest.JOBS + "?limit=1&type=every-kind").json().get("count").asLong();
  }
}
