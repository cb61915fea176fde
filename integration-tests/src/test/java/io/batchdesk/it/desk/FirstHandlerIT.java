package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/your-first-handler.md says works when somebody does it, with the tests it leads to. */
class FirstHandlerIT {

  @TempDir Path folder;

  @Test
  void theHandlerOfTheManualIsBuiltDeployedAndRuns() throws Exception {
    Path project = folder.resolve("primes");
    assertThat(Manual.unpack(Project.root().resolve("docs/your-first-handler.md"), project))
        .hasSize(10);
    assertThat(Manual.unpack(Project.root().resolve("docs/testing-handlers.md"), project))
        .hasSize(4);
    assertThat(Manual.unpack(Project.root().resolve("docs/your-own-page.md"), project)).hasSize(2);
    assertThat(Manual.unpack(Project.root().resolve("docs/exports.md"), project)).hasSize(2);
    Manual.addDependency(Project.root().resolve("docs/exports.md"), project);
    assertThat(Manual.unpack(Project.root().resolve("docs/imports.md"), project)).hasSize(2);
    Manual.addDependency(Project.root().resolve("docs/imports.md"), project);
    assertThat(Manual.maven(project, "package"))
        .contains("BUILD SUCCESS")
        .containsPattern("Tests run: 2, Failures: 0, .* com.example.PrimeListTest")
        .containsPattern("Tests run: 1, Failures: 0, .* com.example.PrimeTableTest")
        .containsPattern("Tests run: 2, Failures: 0, .* com.example.PrimeExportTest")
        .containsPattern("Tests run: 2, Failures: 0, .* com.example.NameImportTest");

    try (DeskProcess desk =
        DeskProcess.start(folder.resolve("data"), project.resolve("target/primes.war"))) {
      Rest rest = desk.rest();
      String id = rest.start("prime-list", "{\"upTo\":1000}");
      JsonNode job = rest.awaitStatus(id, "completed", Duration.ofSeconds(30));

      assertThat(job.get("result").get("sentence").asText())
          .isEqualTo("Found the prime numbers up to 1000");
      String file = rest.get(rest.output(id).get("download_url").asText()).text();
      assertThat(textOfTheDesk(desk)).contains("Prime numbers (CSV)", "Contact list");
      assertThat(
              rest.send(rest.request("/api/admin/types/prime-list").header("Accept-Language", "de"))
                  .json()
                  .at("/type/title")
                  .asText())
          .isEqualTo("Primzahlen (CSV)");
      Await.until(
          "the table's ranges are offered",
          Duration.ofSeconds(30),
          () ->
              rest.get("/api/admin/types/prime-range")
                  .json()
                  .at("/type/context_schema/properties/upTo/examples")
                  .toString()
                  .equals("[100,10000]"));
      assertThat(file.lines()).hasSize(1 + 168).endsWith("997");
      assertThat(
              rest.post(Rest.JOBS, "{\"type\":\"prime-list\",\"context\":{\"upTo\":9}}").status())
          .isEqualTo(422);
      assertThat(tableOfPrimes(rest)).hasSize(1 + 25).endsWith("97,1100001");
      startOnItsOwnPage(desk);
    }
  }

  /** The lines of docs/exports.md, after the job of docs/testing-handlers.md. */
  private static List<String> tableOfPrimes(Rest rest) {
    Duration minute = Duration.ofMinutes(1);
    rest.awaitStatus(rest.start("prime-table", "{\"upTo\":100}"), "completed", minute);
    String id = rest.start("prime-export", "{}");
    rest.awaitStatus(id, "completed", minute);
    return rest.get(rest.output(id).get("download_url").asText()).text().lines().toList();
  }

  private static void startOnItsOwnPage(DeskProcess desk) {
    try (Browser browser = new Browser();
        OwnPage own = new OwnPage(browser, desk)) {
      own.signedInAt("/primes/primes.html");
      own.button("Write the prime numbers up to 1000").click();
      PlaywrightAssertions.assertThat(own.page.locator("#said"))
          .hasText("Written to primes.csv", new HasTextOptions().setTimeout(30_000));
    }
  }

  private static String textOfTheDesk(DeskProcess desk) {
    try (Browser browser = new Browser();
        BrowserContext person = browser.person(true)) {
      Page page = person.newPage();
      page.navigate(desk.url("/").toString());
      page.getByLabel("Name").fill("admin");
      page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      page.getByText("What you can start").waitFor();
      return page.locator("main").innerText();
    }
  }
}
