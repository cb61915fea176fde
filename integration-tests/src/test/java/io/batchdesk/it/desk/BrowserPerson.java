package io.batchdesk.it.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** Somebody at a browser, with what they see and do. */
final class BrowserPerson implements AutoCloseable {

  static final Pattern JOB = Pattern.compile("/jobs/(batch_[0-9A-Z]+)");

  private static final double LONG = 60_000;

  private final DeskProcess desk;
  private final BrowserContext context;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Page page;

  private BrowserPerson(DeskProcess desk, BrowserContext context) {
    this.desk = desk;
    this.context = context;
    this.page = context.newPage();
    context.onConsoleMessage(this::listen);
    context.onWebError(error -> complaints.add(error.error()));
  }

  /** Browsers say there what their pages were forbidden. */
  private void listen(ConsoleMessage message) {
    if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
      complaints.add(message.text());
    }
  }

  /** A person who has not signed in. */
  static BrowserPerson stranger(DeskProcess desk, Browser browser) {
    return new BrowserPerson(desk, browser.person(true));
  }

  /** The admin at a browser in which pages look like this, not signed in yet. */
  static BrowserPerson looking(DeskProcess desk, Browser browser, Browser.Look look) {
    return new BrowserPerson(desk, browser.person(look));
  }

  /** The admin, on a page. */
  static BrowserPerson admin(DeskProcess desk, Browser browser, String path) {
    BrowserPerson admin = stranger(desk, browser);
    admin.open(path);
    admin.signIn("admin", DeskProcess.PASSWORD);
    return admin;
  }

  Page page() {
    return page;
  }

  /** Goes on in another tab. */
  Page newTab() {
    page = context.newPage();
    return page;
  }

  BrowserContext context() {
    return context;
  }

  void open(String path) {
    page.navigate(desk.url(path).toString());
  }

  /** On the sign-in page. */
  void signIn(String name, String password) {
    page.waitForURL("**/sign-in?**");
    page.locator("[id='signIn:name']").fill(name);
    page.locator("input[type=password]").fill(password);
    page.locator("[id='signIn:submit']").click();
    page.waitForURL(Pattern.compile("^((?!/sign-in).)*$"));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** Answers the question that a button asks first. */
  void confirm(String answer) {
    page.locator(".ui-confirm-dialog:visible")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(answer))
        .click();
  }

  Locator main() {
    return page.locator("main");
  }

  void awaitTab(String title) {
    assertThat(page).hasTitle(Pattern.compile(title), new HasTitleOptions().setTimeout(LONG));
  }

  /** The id of the job whose page is shown, or will be in a moment. */
  String awaitJob() {
    page.waitForURL(JOB);
    Matcher matcher = JOB.matcher(page.url());
    Assertions.assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Also says if a script has failed, or did what the page forbids. */
  @Override
  public void close() {
    context.close();
    Assertions.assertThat(complaints).isEmpty();
  }
}
