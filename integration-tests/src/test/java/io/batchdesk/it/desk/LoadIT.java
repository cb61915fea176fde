package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many jobs at once, and people who look at them meanwhile. Part of {@code ./verify --long}. */
@Tag("long")
class LoadIT {

  private static final int JOBS = Integer.getInteger("batchdesk.jobs", 100);
  private static final int STEPS = 20;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String SMALL_STEPS = "{\"country\":\"AT\",\"rowsPerSecond\":900}";

  @TempDir Path folder;

  @Test
  void manyJobsCompleteAndNobodyWaits() throws Exception {
    List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    List<Integer> bad = Collections.synchronizedList(new ArrayList<>());
    List<String> ids = new ArrayList<>();
    try (DeskProcess desk = DeskProcess.start(folder.resolve("data"))) {
      Rest rest = desk.rest();
      rest.awaitStatus(rest.start("contact-list", "{}"), "completed", LONG);
      String cookie = signedIn(desk);
      for (int i = 0; i < JOBS; i++) {
        ids.add(rest.start("contact-list", SMALL_STEPS));
      }
      ScheduledExecutorService people = Executors.newScheduledThreadPool(8);
      AtomicInteger turn = new AtomicInteger();
      HttpClient client = HttpClient.newHttpClient();
      people.scheduleAtFixedRate(
          () -> people.execute(() -> look(desk, client, cookie, ids, turn, millis, bad)),
          0,
          100,
          TimeUnit.MILLISECONDS);
      for (String id : ids) {
        rest.awaitStatus(id, "completed", LONG);
      }
      people.shutdownNow();

      desk.stop();
      List<Map<String, Object>> rows =
          desk.database()
              .rows(
                  "select step_number, status from batch_job where parameters like '%rowsPerSecond%'");
      assertThat(rows)
          .hasSize(JOBS)
          .allSatisfy(
              row -> {
                assertThat(row.get("status")).isEqualTo("COMPLETED");
                assertThat(((Number) row.get("step_number")).intValue())
                    .isGreaterThanOrEqualTo(STEPS);
              });
      assertThat(desk.database().rows("select task_instance from batch_queue")).isEmpty();
    }

    Collections.sort(millis);
    long p99 = millis.get((int) Math.ceil(millis.size() * 0.99) - 1);
    System.out.printf(
        "%d requests: median %d ms, p99 %d ms, slowest %d ms%n",
        millis.size(), millis.get(millis.size() / 2), p99, millis.get(millis.size() - 1));
    assertThat(bad).isEmpty();
    assertThat(millis).hasSizeGreaterThan(100);
    assertThat(p99).isLessThan(1_000);
  }

  /** Pages and REST in turn. */
  private static void look(
      DeskProcess desk,
      HttpClient client,
      String cookie,
      List<String> ids,
      AtomicInteger turn,
      List<Long> millis,
      List<Integer> bad) {
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
    long begin = System.nanoTime();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      millis.add((System.nanoTime() - begin) / 1_000_000);
      if (status != 200) {
        bad.add(status);
      }
    } catch (java.io.IOException e) {
      bad.add(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
      page.locator("main").getByText("Contact list (CSV)").first().waitFor();
      Cookie cookie =
          person.cookies().stream().filter(one -> one.name.equals("batchdesk")).findFirst().get();
      return cookie.name + "=" + cookie.value;
    }
  }
}
