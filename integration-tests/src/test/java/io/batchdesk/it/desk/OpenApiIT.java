package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.batchdesk.it.desk.ApiDescription.Example;
import io.batchdesk.it.desk.Rest.Answer;
import io.batchdesk.it.engine.server.Wars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API says what the API does. */
class OpenApiIT {

  private static final String ADMIN = "/api/admin/";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String NOBODY =
      "{\"type\":\"contact-list\",\"context\":{\"country\":\"FJ\"}}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Rest admin;
  private static ApiDescription description;

  private final Set<String> seen = new TreeSet<>();

  @BeforeAll
  static void start() {
    Path forms = folder.resolve("forms.war");
    Wars.forms(forms);
    desk = DeskProcess.start(folder.resolve("data"), forms);
    admin = desk.rest();
    description = new ApiDescription(admin.get(ADMIN + "openapi").json());
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void itDescribesEachDeployedRouteAndNoOther() {
    assertThat(description.operations())
        .isEqualTo(DeployedRoutes.find(folder.resolve("host")).rest());
  }

  @Test
  void itsExamplesFitTheirSchemas() {
    List<Example> examples = description.examples();

    assertThat(examples).hasSizeGreaterThan(40);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(description.violations(example.schema(), example.value()))
                    .as(example.at())
                    .isEmpty());
    assertThat(description.bodiesWithoutExample()).isEmpty();
    assertThat(description.brokenReferences()).isEmpty();
  }

  @Test
  void strangersDoNotGetIt() {
    assertThat(new Person(desk).get(ADMIN + "openapi").status()).isEqualTo(401);
  }

  @Test
  void eachOperationAnswersAsDescribed() {
    jobsFromStartToEnd();
    filesAndTheirRanges();
    importAndItsRefusedRows();
    tokensUploadsTypesAndUsers();
    refusals();

    Set<String> fulfilled = new TreeSet<>();
    Set<String> statuses = new TreeSet<>();
    seen.forEach(
        answer -> {
          String[] parts = answer.split(" → ");
          statuses.add(parts[1]);
          if (parts[1].startsWith("2")) {
            fulfilled.add(parts[0]);
          }
        });
    assertThat(fulfilled).as("each was seen to work").isEqualTo(description.operations());
    assertThat(statuses)
        .contains("200", "201", "202", "204", "206", "304")
        .contains("400", "401", "403", "404", "405", "406", "409", "410")
        .contains("413", "415", "416", "422", "429");
    System.out.println(seen.size() + " kinds of answers are as described:");
    seen.forEach(System.out::println);
  }

  private void jobsFromStartToEnd() {
    String id =
        start("{\"type\":\"contact-list\",\"dry_run\":true,\"context\":{\"country\":\"FJ\"}}");
    admin.awaitStatus(id, "pre_processed", LONG);
    get("batch-jobs/" + id);
    post("batch-jobs/" + id + "/confirm", "{\"reason\":\"All is well\"}");
    admin.awaitStatus(id, "completed", LONG);
    Answer completed = get("batch-jobs/" + id);
    check(
        "GET",
        "batch-jobs/" + id,
        request("batch-jobs/" + id).header("If-None-Match", completed.header("ETag")));
    get("batch-jobs?limit=5");
    get(
        "batch-jobs?fields=status,type&created_at[gte]=2026-01-01&canceled_at="
            .replace("[", "%5B")
            .replace("]", "%5D"));
    get("batch-jobs/" + id + "/events");
    post("batch-jobs/" + id + "/pause", "");

    String slow =
        start("{\"type\":\"contact-list\",\"context\":{\"country\":\"AT\",\"rowsPerSecond\":1}}");
    admin.awaitStatus(slow, "processing", LONG);
    post("batch-jobs/" + slow + "/pause", "");
    admin.awaitStatus(slow, "paused", LONG);
    get("batch-jobs/" + slow);
    post("batch-jobs/" + slow + "/resume", "{}");
    post("batch-jobs/" + slow + "/cancel", "{\"reason\":\"Not needed\"}");
    admin.awaitStatus(slow, "canceled", LONG);
    Await.until("it is cleaned up", LONG, () -> !admin.job(slow).get("cleaned_up_at").isNull());
    get("batch-jobs/" + slow);
    delete("batch-jobs/" + slow);

    String failed = start("{\"type\":\"contact-list\",\"context\":{\"country\":\"XX\"}}");
    admin.awaitStatus(failed, "failed", LONG);
    get("batch-jobs/" + failed);
    post("batch-jobs/" + failed + "/retry", "");
  }

  private void filesAndTheirRanges() {
    String id = start(NOBODY);
    admin.awaitStatus(id, "completed", LONG);
    String file = "batch-jobs/" + id + "/outputs/1/download";
    get("batch-jobs/" + id + "/outputs");
    get(file);
    check("HEAD", file, request(file).method("HEAD", BodyPublishers.noBody()));
    check("GET", file, request(file).header("Range", "bytes=0-3"));
    check("GET", file, request(file).header("Range", "bytes=1000000-"));
    post("batch-jobs/" + id + "/cleanup", "");
    get(file);
    String other = start(NOBODY);
    admin.awaitStatus(other, "completed", LONG);
    delete("batch-jobs/" + other);
  }

  private void importAndItsRefusedRows() {
    String upload = admin.upload("rows.csv", BodyPublishers.ofString("id,country\n1,Foo\n,Foo\n"));
    String id =
        start("{\"type\":\"contact-import\",\"context\":{\"file\":\"%s\"}}".formatted(upload));
    admin.awaitStatus(id, "pre_processed", LONG);
    get("batch-jobs/" + id);
    get("batch-jobs/" + id + "/row-errors");
    get("batch-jobs/" + id + "/differences?limit=5&offset=1");
    get("batch-jobs/" + id + "/row-errors?limit=0");
    post("batch-jobs/" + id + "/start-again", "");
    post("batch-jobs/" + id + "/confirm", "");
    admin.awaitStatus(id, "completed", LONG);
    get("batch-jobs/" + id + "/outputs");
    post("batch-jobs/" + id + "/start-again", "");
  }

  private void tokensUploadsTypesAndUsers() {
    Answer made = post("tokens", "{\"title\":\"description\",\"expires_in_days\":1}");
    Rest program = Rest.withToken(desk, made.json().at("/access_token/token").asText());
    get("tokens");
    check(
        "POST",
        "tokens",
        program
            .request(ADMIN + "tokens")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"title\":\"x\",\"expires_in_days\":1}")));
    delete("tokens/" + made.json().at("/access_token/id").asText());
    String upload =
        "uploads/" + post("uploads?name=a.csv", "\"a\"").json().at("/upload/id").asText();
    get("uploads");
    get(upload);
    delete(upload);
    get(upload);
    get("types");
    get("types/contact-list");
    get("types/every-kind/templates/file");
    get("types/every-kind/templates/text");
    get("applications");
    get("health");
    get("metrics");
    get("openapi");
    post("users", "{\"name\":\"dean\",\"password\":\"correct horse battery\"}");
    post("users", "{\"name\":\"dean\",\"password\":\"correct horse battery\"}");
    post("users/dean", "{\"roles\":[\"viewer\"],\"must_change_password\":false}");
    get("users");
    get("users/dean");
    get("audit?limit=20");
    Rest dean = new Rest(desk, "dean", "correct horse battery");
    check("GET", "users", dean.request(ADMIN + "users"));
    check(
        "POST",
        "batch-jobs",
        dean.request(ADMIN + "batch-jobs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(NOBODY)));
  }

  private void refusals() {
    check("GET", "batch-jobs", HttpRequest.newBuilder(desk.url(Rest.JOBS)));
    check(
        "POST",
        "batch-jobs",
        request("batch-jobs")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.ofString(NOBODY)));
    check(
        "POST",
        "uploads",
        request("uploads?name=a")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString("x")));
    post("uploads", "\"a\"");
    post("batch-jobs", "{\"type\":");
    post("batch-jobs", "{\"type\":\"no-such-type\"}");
    post("batch-jobs", "{\"type\":\"contact-list\",\"context\":{\"color\":\"red\"}}");
    post("batch-jobs", "\"" + "x".repeat(1_100_000) + "\"");
    check(
        "POST",
        "batch-jobs",
        request("batch-jobs")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("x")));
    check("GET", "types", request("types").header("Accept", "application/xml"));
    check("GET", "types", request("types").method("PUT", BodyPublishers.noBody()));
    get("batch-jobs?limit=abc");
    get("batch-jobs?limit=1000");
    get("batch-jobs/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    get("types/no-such-type");
    get("users/nobody");
    delete("tokens/none");
    post("users/admin", "{\"disabled\":true}");
    Guesser.tries(desk, "guesser", 11)
        .forEach(answer -> checked("GET /api/admin/batch-jobs", answer));
  }

  private String start(String body) {
    return post("batch-jobs", body).json().at("/batch_job/id").asText();
  }

  private Answer get(String path) {
    return check("GET", path, request(path));
  }

  private Answer delete(String path) {
    return check("DELETE", path, request(path).DELETE());
  }

  /** What is taken must be as described, too. */
  private Answer post(String path, String body) {
    Answer answer =
        check(
            "POST",
            path,
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    if (answer.status() < 300 && !body.isEmpty()) {
      assertThat(
              description.violationsOfBody(
                  description.operationOf("POST", ADMIN + path), json(body)))
          .as("POST %s %s", path, body)
          .isEmpty();
    }
    return answer;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return admin.request(ADMIN + path);
  }

  private Answer check(String method, String path, HttpRequest.Builder request) {
    return checked(description.operationOf(method, ADMIN + path), admin.send(request));
  }

  private Answer checked(String operation, Answer answer) {
    assertThat(description.differences(operation, answer))
        .as("%s answered %s %s", operation, answer.status(), answer.text())
        .isEmpty();
    seen.add(operation + " → " + answer.status());
    return answer;
  }
}
