package io.batchdesk.it.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People and scripts that look at the desk and at jobs, so many times a second, until closed. */
final class Visitors implements AutoCloseable {

  private final DeskProcess desk;
  private final List<String> ids;
  private final String cookie;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(8);
  private final AtomicInteger turn = new AtomicInteger();
  private final Timings timings = new Timings();
  private final List<Integer> bad = Collections.synchronizedList(new ArrayList<>());

  /**
   * Begins.
   *
   * @param ids the jobs that are looked at
   */
  Visitors(DeskProcess desk, List<String> ids, int perSecond) {
    this.desk = desk;
    this.ids = ids;
    this.cookie = signedIn(desk);
    people.scheduleAtFixedRate(
        () -> people.execute(this::look), 0, 1000 / perSecond, TimeUnit.MILLISECONDS);
  }

  /** Pages and REST in turn. */
  private void look() {
    int n = turn.getAndIncrement();
    String id = ids.get(n % ids.size());
    HttpRequest request =
        switch (n % 4) {
          case 0 -> HttpRequest.newBuilder(desk.url("/")).header("Cookie", cookie).build();
          case 1 ->
              HttpRequest.newBuilder(desk.url("/jobs/" + id)).header("Cookie", cookie).build();
          case 2 -> desk.rest().request(Rest.JOBS + "/" + id).build();
          default -> desk.rest().request(Rest.JOBS + "/" + id + "/outputs").build();
        };
    try {
      int status =
          timings
              .time(() -> client.send(request, HttpResponse.BodyHandlers.discarding()))
              .statusCode();
      if (status != 200) {
        bad.add(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      bad.add(0);
    }
  }

  private static String signedIn(DeskProcess desk) {
    try (Browser browser = new Browser();
        BrowserContext person = browser.person(true)) {
      Page page = person.newPage();
      page.navigate(desk.url("/").toString());
      page.getByLabel("Name").fill("admin");
      page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      page.locator("main").getByText("Contact list").first().waitFor();
      Cookie cookie =
          person.cookies().stream().filter(one -> one.name.equals("batchdesk")).findFirst().get();
      return cookie.name + "=" + cookie.value;
    }
  }

  /** Answers that were not 200, and 0 for none at all. */
  List<Integer> bad() {
    return bad;
  }

  /** How long the answers took. */
  Timings timings() {
    return timings;
  }

  @Override
  public void close() {
    people.shutdownNow();
  }
}
