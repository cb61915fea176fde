package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, access tokens and applications, as an admin has them in front of them. */
class AdminPagesIT {

  private static final String CHOSEN = "a-password-of-their-own";

  /** As a deployment that was stopped leaves it, see DeploymentIT. */
  private static final String STOPPED =
      "insert into batch_application (name, node, deployed_as, engine_version, problem, refused_types,"
          + " started_at, last_seen_at) values ('twins', 'a', 'twins', '0.1.0',"
          + " 'Two handlers of the job type \"twin\"', '{\"contact-list\":\"sample\"}', current_timestamp,"
          + " timestamp '1970-01-01 00:00:00')";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;
  private BrowserPerson admin;
  private Page page;

  @BeforeAll
  static void start() {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    new Database(data.resolve("db").resolve("batchdesk")).update(STOPPED);
    desk = DeskProcess.start(data, DeskProcess.freePort(), Map.of()).awaitReady();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
  }

  @BeforeEach
  void signIn() {
    admin = BrowserPerson.admin(desk, browser, "/users");
    page = admin.page();
  }

  @AfterEach
  void leave() {
    admin.close();
  }

  private static Rest userMade(String name, String... roles) {
    String listed = roles.length == 0 ? "" : "\"" + String.join("\",\"", roles) + "\"";
    String body =
        "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[%s],\"must_change_password\":false}"
            .formatted(name, DeskProcess.PASSWORD, listed);
    assertThat(desk.rest().post("/api/admin/users", body).status()).isEqualTo(201);
    return new Rest(desk, name, DeskProcess.PASSWORD);
  }

  private Locator messages() {
    return page.locator(".ui-messages");
  }

  @Test
  void aNewUserGetsAPasswordThatIsShownOnceAndHasToChooseAnother() {
    page.locator("[id='make:name']").fill("ida");
    page.getByLabel("viewer: sees all jobs").check();
    admin.button("Make the user").click();
    String password = page.locator("#secret").textContent();
    assertThat(page.getByText("First password of ida")).isVisible();
    page.reload();
    assertThat(page.locator("#secret")).hasCount(0);
    assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("ida")))
        .containsText("operator, viewer");

    try (BrowserPerson ida = BrowserPerson.stranger(desk, browser)) {
      ida.open("/");
      ida.signIn("ida", password);
      ida.page().waitForURL("**/choose-password**");
      ida.page().getByLabel("Present password").fill(password);
      ida.page().getByLabel("New password", exactly()).fill(CHOSEN);
      ida.page().getByLabel("New password again").fill(CHOSEN);
      ida.button("Save").click();
      assertThat(ida.page().getByRole(AriaRole.HEADING, heading("Desk"))).isVisible();
    }
    assertThat(new Rest(desk, "ida", password).get(Rest.JOBS).status()).isEqualTo(401);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Test
  void aNameThatCannotBeOneIsSaidAndWhatWasTypedStays() {
    page.locator("[id='make:name']").fill("<b>ida</b>");
    page.locator("[id='make:others']").fill("contacts");
    admin.button("Make the user").click();
    assertThat(messages()).containsText("\"<b>ida</b>\" cannot be a user's name");
    assertThat(page.locator("[id='make:name']")).hasValue("<b>ida</b>");
    assertThat(page.locator("[id='make:others']")).hasValue("contacts");

    page.locator("[id='make:name']").fill("admin");
    admin.button("Make the user").click();
    assertThat(messages()).containsText("There is a user admin already");
    page.locator("[id='make:name']").fill("");
    admin.button("Make the user").click();
    assertThat(page.locator(".ui-message")).containsText("Type a name");
  }

  @Test
  void rolesCountFromTheNextRequestOn() {
    Rest eve = userMade("eve");
    assertThat(eve.get("/api/admin/users").status()).isEqualTo(403);

    admin.open("/users/eve");
    page.getByLabel("admin: may do everything").check();
    page.locator("[id='user:others']").fill("contacts, sales");
    admin.button("Save roles").click();

    assertThat(messages()).hasText("The roles of eve were saved.");
    assertThat(page.locator("[id='user:others']")).hasValue("contacts sales");
    assertThat(eve.get("/api/admin/users").status()).isEqualTo(200);
    page.locator("[id='user:others']").fill("NO ROLE!");
    admin.button("Save roles").click();
    assertThat(messages()).containsText("cannot be a role");
  }

  @Test
  void whoIsDisabledIsShutOutAfterAQuestion() {
    Rest sam = userMade("sam", "operator");
    admin.open("/users/sam");

    admin.button("Disable…").click();
    admin.confirm("Leave it");
    assertThat(sam.get(Rest.JOBS).status()).isEqualTo(200);
    admin.button("Disable…").click();
    admin.confirm("Disable");

    assertThat(messages()).hasText("sam cannot sign in any more.");
    assertThat(page.locator("main")).containsText("disabled");
    assertThat(sam.get(Rest.JOBS).status()).isEqualTo(401);
    admin.button("Enable").click();
    assertThat(messages()).hasText("sam can sign in again.");
    assertThat(sam.get(Rest.JOBS).status()).isEqualTo(200);
  }

  @Test
  void aNewFirstPasswordReplacesTheOldOne() {
    Rest kim = userMade("kim", "operator");
    admin.open("/users/kim");

    admin.button("New first password…").click();
    admin.confirm("Make it");

    String password = page.locator("#secret").textContent();
    assertThat(kim.get(Rest.JOBS).status()).isEqualTo(401);
    try (BrowserPerson again = BrowserPerson.stranger(desk, browser)) {
      again.open("/");
      again.signIn("kim", password);
      again.page().waitForURL("**/choose-password**");
    }
  }

  @Test
  void whoIsNoAdminIsToldAndLedBack() {
    userMade("ola", "operator");
    try (BrowserPerson ola = BrowserPerson.stranger(desk, browser)) {
      ola.open("/");
      ola.signIn("ola", DeskProcess.PASSWORD);
      assertThat(ola.page().locator(".bd-nav")).not().containsText("Users");

      ola.open("/users/admin");

      assertThat(ola.main()).containsText("Only administrators see the users.");
      assertThat(ola.main()).not().containsText("may sign in");
      ola.main().getByRole(AriaRole.LINK).click();
      ola.page().waitForURL(Pattern.compile("/$"));
    }
  }

  @Test
  void aTokenIsShownOnceWorksAndIsRevoked() {
    admin.open("/tokens");
    page.getByLabel("Good for so many days").fill("100000");
    page.getByLabel("Title").fill("<i>nightly</i>");
    admin.button("Make the token").click();
    assertThat(page.locator("main")).containsText("1 to ");
    page.getByLabel("Good for so many days").fill("7");
    admin.button("Make the token").click();
    Rest program = Rest.withToken(desk, page.locator("#secret").textContent());
    assertThat(page.locator("main i", new Page.LocatorOptions().setHasText("nightly"))).hasCount(0);
    page.reload();
    assertThat(page.locator("#secret")).hasCount(0);
    assertThat(program.get(Rest.JOBS).status()).isEqualTo(200);

    page.getByLabel("Revoke the token <i>nightly</i>").click();
    admin.confirm("Revoke it");

    assertThat(messages()).hasText("The token was revoked.");
    assertThat(program.get(Rest.JOBS).status()).isEqualTo(401);
  }

  @Test
  void anApplicationIsThereWithItsTypesAndOneThatCannotBeHasItsReason() {
    String id = desk.rest().start("contact-list", "{\"rowsPerSecond\":100}");
    Await.until("it runs", Duration.ofMinutes(1), () -> desk.rest().units(id) > 0);

    admin.open("/applications");

    Locator sample = page.getByLabel("sample", exactly());
    assertThat(sample).containsText("Runs");
    assertThat(sample).containsText("1 running");
    assertThat(sample).containsText("runs since today");
    sample.getByLabel("Jobs of the type Contact list").click();
    page.waitForURL("**/jobs?type=contact-list");
    admin.open("/applications");
    Locator twins = page.getByLabel("twins", exactly());
    assertThat(twins).containsText("Does not run");
    assertThat(twins).containsText("not deployed");
    assertThat(twins).containsText("Two handlers of the job type \"twin\"");
    assertThat(twins).containsText("The job type contact-list belongs to the application sample");
    desk.rest().post(Rest.JOBS + "/" + id + "/cancel", "");
  }
}
