package io.batchdesk.it.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A page of an application's own with jobs on it: as strict as a page can be about what runs on it,
 * with a clock of its own, and it remembers what it asked for and what it was told.
 */
final class OwnPage implements AutoCloseable {

  private static final String PATH = "/sample/own-page";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  /** Runs before the page's scripts and whatever the page's policy is. */
  private static final String MEMORY =
      """
      {
        window.told = [];
        window.violations = [];
        window.answers = [];
        window.busy = 0;
        const counted = work => {
          busy++;
          return work.finally(() => busy--);
        };
        const ask = window.fetch;
        window.fetch = (url, options) => counted(ask(url, options).then(
            answer => {
              answers.push(answer.status);
              return answer;
            },
            error => {
              answers.push(0);
              throw error;
            }));
        const read = Response.prototype.json;
        Response.prototype.json = function () {
          return counted(read.call(this));
        };
        for (const name of ['batch-step', 'batch-completed', 'batch-failed', 'batch-cleaned']) {
          document.addEventListener(name, event => told.push(name + ' ' + event.detail.status));
        }
        document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));
        let hidden = false;
        Object.defineProperty(document, 'hidden', {get: () => hidden});
        window.hide = now => {
          hidden = now;
          document.dispatchEvent(new Event('visibilitychange'));
        };
      }
      """;

  final Page page;
  private final DeskProcess desk;
  private final BrowserContext person;
  private Response lastAnswer;

  OwnPage(Browser browser, DeskProcess desk) {
    this.desk = desk;
    person = browser.person(true);
    person.addInitScript(MEMORY);
    page = person.newPage();
    page.clock().install();
    page.onResponse(answer -> lastAnswer = answer.url().contains(Rest.JOBS) ? answer : lastAnswer);
  }

  /** Signs in and comes to a page. */
  OwnPage signedInAt(String path) {
    page.navigate(desk.url("/jobs/none").toString());
    signIn();
    page.waitForURL("**/jobs/none");
    page.navigate(desk.url(path).toString());
    return this;
  }

  void signIn() {
    page.waitForURL("**/sign-in?**");
    page.getByLabel("Name").fill("admin");
    page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }

  /** Signs in and opens a page with this body, in this language. */
  OwnPage with(String body, String language) {
    String html =
        "<!DOCTYPE html><html lang='%s'><head><title>Own</title><script src='/batchdesk.js' defer></script></head><body>%s</body></html>"
            .formatted(language, body);
    page.route(
        desk.url(PATH).toString(),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html;charset=UTF-8")
                    .setHeaders(Map.of("Content-Security-Policy", POLICY))
                    .setBody(html)));
    return signedInAt(PATH);
  }

  /** The same about one job. */
  OwnPage of(String job) {
    return with("<batch-progress job='%s'></batch-progress>".formatted(job), "en");
  }

  /** From now on time passes only with {@link #pass}. */
  OwnPage stopTheClock() {
    page.clock().pauseAt(((Number) page.evaluate("() => Date.now() + 1000")).longValue());
    return this;
  }

  /** Lets time pass for the page, second by second, each time until what it asks is answered. */
  void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      settle();
      page.clock().runFor(1000);
    }
    settle();
  }

  private void settle() {
    Await.until("what it asks is answered", MINUTE, () -> page.evaluate("busy").equals(0));
  }

  Locator progress() {
    return page.locator("batch-progress");
  }

  Locator bar() {
    return page.getByRole(AriaRole.PROGRESSBAR);
  }

  Locator status() {
    return page.getByRole(AriaRole.STATUS);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  void hide(boolean hidden) {
    page.evaluate("hidden => hide(hidden)", hidden);
  }

  void offline(boolean offline) {
    person.setOffline(offline);
  }

  void signOut() {
    person.clearCookies();
  }

  /** How often its scripts have asked since it was opened, or {@link #answers()} was called. */
  int asked() {
    settle();
    return (int) page.evaluate("answers.length");
  }

  /** The statuses of all answers since then, 0 for none, and forgets them. */
  @SuppressWarnings("unchecked")
  List<Integer> answers() {
    settle();
    return (List<Integer>) page.evaluate("answers.splice(0)");
  }

  /** The last answer about a job. */
  Response lastAnswer() {
    return lastAnswer;
  }

  /** The events that came to the page, with the status of their job. */
  List<String> told() {
    return strings("told");
  }

  /** What broke the page's policy. */
  List<String> violations() {
    return strings("violations");
  }

  @SuppressWarnings("unchecked")
  private List<String> strings(String variable) {
    return (List<String>) page.evaluate(variable);
  }

  @Override
  public void close() {
    person.close();
  }
}
