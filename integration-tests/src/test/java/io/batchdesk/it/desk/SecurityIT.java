package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.batchdesk.it.desk.Rest.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Batchdesk promises about security, tried on the desk that ships. */
class SecurityIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String MARKUP =
      "<img src=x onerror=\"document.title='owned'\"> #{1+1} ${1+1}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Rest admin;

  /** Looks at pages, and changes nothing. */
  private static Person reader;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    admin = desk.rest();
    reader = signedIn();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  // ---- requests that change something

  @Test
  void readingNeverChangesAnything() {
    String id = completed();
    Person person = signedIn();

    for (String verb : List.of("confirm", "pause", "cancel", "retry", "cleanup")) {
      assertThat(admin.get(Rest.JOBS + "/" + id + "/" + verb).status()).isEqualTo(405);
    }
    person.get("/support?type=contact-list&return_url=/sample/contacts&country=FJ");
    person.get("/start/contact-list?country=FJ&start:submit=&start=start");
    person.get("/jobs/" + id + "?job=job&job:cleanUp=&jakarta.faces.ViewState=x");

    assertThat(admin.get(Rest.JOBS).json().at("/batch_jobs/0/id").asText()).isEqualTo(id);
    assertThat(admin.job(id).get("cleaned_up_at").isNull()).isTrue();
  }

  @Test
  void aFormWithoutItsPageStartsNothing() {
    String newest = completed();
    Person person = signedIn();
    String foreign = Person.viewState(signedIn().get("/start/contact-list"));

    for (String state : new String[] {null, "", "1:1", foreign, foreign.substring(3)}) {
      Map<String, String> fields = startForm();
      if (state != null) {
        fields.put("jakarta.faces.ViewState", state);
      }
      assertThat(person.post("/start/contact-list", fields).status()).isIn(200, 303, 400);
    }

    assertThat(newestJob()).isEqualTo(newest);
    assertThat(person.submit("/start/contact-list", "start", "submit", startForm()).status())
        .isEqualTo(303);
    assertThat(newestJob()).isNotEqualTo(newest);
  }

  @Test
  void anotherSiteChangesNothing() {
    Person person = signedIn();
    Map<String, String> fields = startForm();
    Answer page = person.get("/start/contact-list");
    fields.put("jakarta.faces.ViewState", Person.viewState(page));
    fields.put("primefaces.nonce", Person.nonce(page));
    String newest = newestJob();

    for (String[] header :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Origin", "http://localhost:1"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"}
        }) {
      Answer form =
          person.send(person.form("/start/contact-list", fields).header(header[0], header[1]));
      assertThat(form.status()).as(String.join(" ", header)).isEqualTo(403);
      Answer api = person.send(start(person).header(header[0], header[1]));
      assertThat(api.json().get("code").asText()).isEqualTo("other_origin");
    }
    assertThat(person.send(start(person)).status()).as("a cookie and no origin").isEqualTo(403);
    assertThat(newestJob()).isEqualTo(newest);

    String own = desk.url("").toString();
    assertThat(person.send(start(person).header("Origin", own)).status()).isEqualTo(201);
    assertThat(
            person.send(person.form("/start/contact-list", fields).header("Origin", own)).status())
        .isEqualTo(303);
  }

  private static HttpRequest.Builder start(Person person) {
    return person
        .request(Rest.JOBS)
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(
                "{\"type\":\"contact-list\",\"context\":{\"country\":\"FJ\"}}"));
  }

  private static Map<String, String> startForm() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("start", "start");
    fields.put("start:submit", "");
    fields.put("start:fields:0:value", "FJ");
    return fields;
  }

  // ---- where people are led

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "/%2f/evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "\uFF0F\uFF0Fevil.example",
        "/x\r\nSet-Cookie: a=b",
        "http:evil.example"
      })
  void nobodyIsLedElsewhere(String target) {
    String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);

    Answer signedIn =
        new Person(desk).signIn("/sign-in?to=" + encoded, "admin", DeskProcess.PASSWORD);
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.header("Location")).isEqualTo("/");
    assertThat(signedIn.header("Set-Cookie")).doesNotContain("a=b");

    String page = reader.get("/support?type=contact-list&country=FJ&return_url=" + encoded).text();
    assertThat(page).contains("The link would lead to another site");
    assertThat(Pattern.compile(" (?:href|data-return)=\"([^\"]*)\"").matcher(page).results())
        .extracting(link -> link.group(1))
        .isNotEmpty()
        .allMatch(link -> link.matches("#content|/([^/\\\\%].*)?") && !link.contains("evil"));
  }

  @Test
  void noLinkComesFromTheHostThatARequestNames() throws IOException {
    String answer = raw("GET /jobs/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /sign-in");
    assertThat(answer).doesNotContain("evil.example");
  }

  // ---- signing in

  @Test
  void theSessionOfBeforeTheSignInIsGoodForNothing() {
    Person victim = new Person(desk);
    victim.get("/sign-in");
    Person planter = new Person(desk);
    planter.take("JSESSIONID", victim);
    final String before = victim.cookie("JSESSIONID").orElseThrow();

    assertThat(victim.signIn("admin", DeskProcess.PASSWORD).status()).isEqualTo(303);

    assertThat(victim.cookie("JSESSIONID")).get().isNotEqualTo(before);
    assertThat(planter.get("/").status()).isEqualTo(303);
    assertThat(planter.get(Rest.JOBS).status()).isEqualTo(401);
    Person thief = new Person(desk);
    thief.take("JSESSIONID", victim);
    assertThat(thief.get("/").status()).as("a session is no sign-in").isEqualTo(303);
  }

  @Test
  void cookiesAreForTheServerAndThisSiteOnly() {
    Person person = new Person(desk);
    Answer signedIn = person.signIn("admin", DeskProcess.PASSWORD);

    assertThat(signedIn.response().headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(cookie -> assertThat(cookie).contains("; HttpOnly", "SameSite=Lax"))
        .noneSatisfy(cookie -> assertThat(cookie).contains("Max-Age"))
        .noneSatisfy(cookie -> assertThat(cookie).contains("Domain"));
  }

  @Test
  void signingOutEndsItWhereverTheCookieIs() {
    Person person = signedIn();
    Person elsewhere = new Person(desk);
    elsewhere.take("batchdesk", person);
    assertThat(elsewhere.get("/").status()).isEqualTo(200);

    assertThat(person.submit("/", "account", "signOut", Map.of()).header("Location"))
        .isEqualTo("/sign-in");

    assertThat(person.cookie("batchdesk")).isEmpty();
    assertThat(elsewhere.get("/").status()).isEqualTo(303);
    assertThat(elsewhere.get(Rest.JOBS).status()).isEqualTo(401);
  }

  @Test
  void unknownAndKnownUsersLookAlikeAndTheAdminIsNotLockedOut() {
    Answer known = new Person(desk).signIn("admin", "a wrong password");
    Answer unknown = new Person(desk).signIn("nobody", "a wrong password");
    assertThat(known.status()).isEqualTo(unknown.status());
    assertThat(known.text()).contains("The name or the password is wrong");
    assertThat(unknown.text()).contains("The name or the password is wrong");

    List<Answer> guesses = Guesser.tries(desk, "nobody", 11);
    assertThat(guesses).extracting(Answer::status).containsOnly(401, 429);
    assertThat(guesses)
        .filteredOn(answer -> answer.status() == 429)
        .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotEmpty());
    assertThat(admin.get(Rest.JOBS).status()).isEqualTo(200);
  }

  // ---- texts

  @Test
  void markupAndExpressionsOfOthersAreTexts() {
    String id = admin.start("contact-list", "{\"country\":\"AT\",\"rowsPerSecond\":1}");
    admin.awaitStatus(id, "processing", LONG);
    admin.send(
        admin
            .request(Rest.JOBS + "/" + id + "/cancel")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"reason\":\"%s\"}".formatted(MARKUP.replace("\"", "\\\"")))));
    admin.awaitStatus(id, "canceled", LONG);
    Person person = signedIn();

    try (Browser browser = new Browser();
        BrowserContext context = browser.person(true)) {
      Page page = context.newPage();
      page.navigate(desk.url("/jobs/" + id).toString());
      page.getByLabel("Name").fill("admin");
      page.locator("input[type=password]").fill(DeskProcess.PASSWORD);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

      PlaywrightAssertions.assertThat(page.locator("[id='job:lines']")).containsText(MARKUP);
      assertThat(page.title()).doesNotContain("owned");
      assertThat(page.locator("[id='job:lines'] img").count()).isZero();
    }
    String form = person.get("/start/contact-list?text=" + encoded(MARKUP)).text();
    assertThat(form).contains("#{1+1}").doesNotContain("<img src=x");
    String link = person.get("/support?type=" + encoded(MARKUP)).text();
    assertThat(link).contains("#{1+1}").doesNotContain("<img src=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de\"></html><script>owned(1)</script>",
        "x-');owned(1);('",
        "en-x-owned",
        "fr",
        "zz-ZZ",
        "de-DE;q=0.9, en"
      })
  void theLanguageOfAPageIsOneOfOurs(String languages) {
    Person person = new Person(desk);

    Answer page = person.send(person.request("/sign-in").header("Accept-Language", languages));

    assertThat(page.text())
        .containsPattern("<html lang=\"(en|de)\"")
        .doesNotContain("owned", "zz-ZZ", "locale-fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin/batch-jobs/..%2f..%2f..%2fetc%2fpasswd/outputs/1/download",
        "/api/admin/batch-jobs/%2e%2e/outputs/1/download",
        "/api/admin/batch-jobs/../../../../etc/passwd",
        "/api/admin/batch-jobs/x/outputs/..%2f1/download",
        "/jakarta.faces.resource/..%2fWEB-INF%2fweb.xml.xhtml",
        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
        "/resources/..%2fWEB-INF/web.xml",
        "/WEB-INF/web.xml"
      })
  void noPathLeadsToAFile(String path) throws IOException {
    String answer =
        raw(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, basic()));

    assertThat(answer).containsPattern("^HTTP/1\\.1 (303|400|401|404) ");
    assertThat(answer).doesNotContain("root:", "<web-app", "<servlet");
  }

  // ---- what answers say

  @Test
  void errorsTellNothingOfTheInside() throws IOException {
    List<String> answers = new ArrayList<>();
    for (String request :
        List.of(
            "GET /%zz HTTP/1.1",
            "GET /api/admin/%00 HTTP/1.1",
            "GET /api/admin/batch-jobs?limit=%ff HTTP/1.1",
            "GET /sign-in?to=%zz HTTP/1.1",
            "TRACE / HTTP/1.1",
            "PROPFIND /api/admin/users HTTP/1.1",
            "GET /nothing HTTP/1.1",
            "GET /jakarta.faces.resource/nothing.js.xhtml?ln=primefaces HTTP/1.1",
            "POST /sign-in HTTP/1.1\r\nContent-Length: 0\r\nContent-Type: multipart/form-data",
            "POST /api/admin/batch-jobs HTTP/1.1\r\nContent-Length: x",
            "GET / HTTP/1.1\r\nCookie: batchdesk=" + "x".repeat(20_000))) {
      answers.add(raw(request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }

    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("HTTP/1.1 5")
                    .doesNotContain("Exception", "org.", "java.", "jakarta.servlet", "\tat ")
                    .doesNotContainIgnoringCase("payara")
                    .doesNotContainIgnoringCase("glassfish")
                    .doesNotContainIgnoringCase("grizzly")
                    .doesNotContain("X-Powered-By", "Server:", desk.data().toString()));
  }

  @Test
  void eachAnswerHasItsHeaders() {
    Person person = signedIn();

    for (String path : List.of("/", "/sign-in", "/jobs/x", "/start/contact-list", "/nothing")) {
      Answer page = person.get(path);
      assertHeaders(page);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      List<String> policies = page.response().headers().allValues("Content-Security-Policy");
      assertThat(policies).as(path).anyMatch(policy -> policy.contains("frame-ancestors 'none'"));
      if (page.status() == 200) {
        String nonce = Person.nonce(page);
        assertThat(policies).as(path).anyMatch(policy -> policy.contains("'nonce-" + nonce + "'"));
        assertThat(policies).noneMatch(policy -> policy.matches(".*script-src[^;]*unsafe-.*"));
        assertThat(Person.nonce(person.get(path))).as("made anew").isNotEqualTo(nonce);
      }
    }
    for (String path : List.of(Rest.JOBS, "/api/admin/openapi", "/api/nothing")) {
      Answer answer = admin.get(path);
      assertHeaders(answer);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }
    Answer script = person.get("/jakarta.faces.resource/console.js.xhtml?ln=console");
    assertThat(script.status()).isEqualTo(200);
    assertHeaders(script);
  }

  private static void assertHeaders(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
  }

  // ---- what listens

  @Test
  void nothingButTheHttpPortListens() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/net")), "Only Linux tells");

    assertThat(ListeningPorts.of(desk.pid())).containsExactly("tcp " + desk.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/health",
        "/openapi",
        "/openapi-ui/",
        "/api/openapi",
        "/api/application.wadl",
        "/management/domain",
        "/monitoring/domain"
      })
  void theServersOwnPagesAnswerNobody(String path) {
    assertThat(new Person(desk).get(path).status()).isIn(303, 401);
    assertThat(reader.get(path).status()).isEqualTo(404);
  }

  // ----

  private static Person signedIn() {
    return Person.signedIn(desk, "admin", DeskProcess.PASSWORD);
  }

  private static String completed() {
    String id = admin.start("contact-list", "{\"country\":\"FJ\"}");
    admin.awaitStatus(id, "completed", LONG);
    return id;
  }

  private static String newestJob() {
    return admin.get(Rest.JOBS + "?limit=1").json().at("/batch_jobs/0/id").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String basic() {
    return admin.request("/").build().headers().firstValue("Authorization").orElseThrow();
  }

  /** A request as it is, which no client would send. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", desk.port())) {
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
