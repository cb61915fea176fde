package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job from the sign-in to its end without a mouse. */
class KeyboardIT {

  private static final ContainsTextOptions LONG = new ContainsTextOptions().setTimeout(60_000);
  private static final Pattern NOT_SIGN_IN = Pattern.compile("^((?!/sign-in).)*$");

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Browser browser;

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

  @Test
  void aJobIsStartedSteeredAndCanceledWithTheKeyboardAlone() {
    try (BrowserPerson person = BrowserPerson.stranger(desk, browser)) {
      Keyboard keyboard = new Keyboard(person.page());
      signIn(person, keyboard);
      startAfterAMistake(person, keyboard);
      pauseAndResume(person, keyboard);
      cancel(person, keyboard);
      signOut(person, keyboard);
    }
  }

  private static void signIn(BrowserPerson person, Keyboard keyboard) {
    person.open("/");
    assertThat(person.page().getByLabel("Name")).isFocused();
    keyboard.type("admin");
    keyboard.tabTo(person.page().getByLabel("Password"));
    keyboard.type(DeskProcess.PASSWORD);
    keyboard.press("Enter");
    person.page().waitForURL(NOT_SIGN_IN);
  }

  private static void startAfterAMistake(BrowserPerson person, Keyboard keyboard) {
    keyboard.tabTo(person.link("Start Contact list"));
    keyboard.press("Enter");
    Locator country = person.page().getByRole(AriaRole.COMBOBOX).first();
    keyboard.tabTo(country);
    Locator pace = person.page().getByLabel("Rows per second");
    keyboard.tabTo(pace);
    keyboard.type("0");
    keyboard.tabTo(person.button("Start"));
    keyboard.press("Enter");

    assertThat(person.main()).containsText("Rows per second cannot be \"0\"");
    assertThat(pace).isFocused();
    keyboard.type("1000");
    keyboard.tabTo(person.button("Start"));
    keyboard.press("Space");
    person.awaitJob();
  }

  private static void pauseAndResume(BrowserPerson person, Keyboard keyboard) {
    assertThat(person.main()).containsText("of 102,000", LONG);
    keyboard.tabTo(person.button("Pause"));
    keyboard.press("Enter");
    assertThat(status(person)).containsText("Paused", LONG);
    assertThat(person.page().locator("#title")).isFocused();

    keyboard.tabTo(person.button("Resume"));
    keyboard.press("Space");
    assertThat(status(person)).containsText("Running", LONG);
  }

  private static void cancel(BrowserPerson person, Keyboard keyboard) {
    Locator cancel = person.page().locator("[id='job:cancel']");
    Locator question = person.page().locator(".ui-confirm-dialog:visible");
    keyboard.tabTo(cancel);
    keyboard.press("Enter");
    Locator keep = answer(question, "Keep it");
    assertThat(keep).isFocused();
    for (int i = 0; i < 5; i++) {
      keyboard.press("Tab");
      assertThat(question.locator(":focus")).hasCount(1);
    }
    keyboard.press("Escape");
    assertThat(question).hasCount(0);
    assertThat(cancel).isFocused();

    keyboard.press("Enter");
    keyboard.tabTo(answer(question, "Cancel the job"));
    keyboard.press("Enter");
    assertThat(status(person)).containsText("Canceled", LONG);
  }

  private static void signOut(BrowserPerson person, Keyboard keyboard) {
    Locator menu = person.page().locator(".bd-menu summary");
    keyboard.tabTo(menu);
    keyboard.press("Enter");
    keyboard.press("Tab");
    keyboard.press("Escape");
    assertThat(menu).isFocused();
    keyboard.press("Space");
    keyboard.tabTo(person.button("Sign out"));
    keyboard.press("Enter");
    person.page().waitForURL("**/sign-in**");
    person.open("/");
    Assertions.assertThat(person.page().url()).contains("/sign-in");
  }

  private static Locator status(BrowserPerson person) {
    return person.page().locator("[id='job:status']");
  }

  private static Locator answer(Locator dialog, String name) {
    return dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }
}
