package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Rest.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as scripts use it: lists, and requests that may come again. */
class RestIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String UPLOADS = "/api/admin/uploads";
  private static final String PHONES =
      "{\"type\":\"contact-phone-format\",\"context\":{\"country\":\"FJ\"}}";
  private static final String EXPORT =
      "{\"type\":\"contact-list\",\"context\":{\"country\":\"FJ\"}}";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Rest rest;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    rest = desk.rest();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void aListHasPagesCountsAndChosenProperties() {
    String first = create(EXPORT, null).json().at("/batch_job/id").asText();
    String second = create(EXPORT, null).json().at("/batch_job/id").asText();
    rest.awaitStatus(first, "completed", LONG);
    rest.awaitStatus(second, "completed", LONG);

    JsonNode page =
        rest.get(Rest.JOBS + "?type[]=contact-list&limit=1&offset=1&fields=id,status").json();

    assertThat(page.get("count").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(page.get("limit").asInt()).isEqualTo(1);
    assertThat(page.get("offset").asInt()).isEqualTo(1);
    assertThat(page.get("batch_jobs")).hasSize(1);
    assertThat(page.get("batch_jobs").get(0).fieldNames())
        .toIterable()
        .containsExactly("id", "status");
    JsonNode both =
        rest.get(
                Rest.JOBS
                    + "?id[0]=%s&id[1]=%s&order=created_at&canceled_at=".formatted(first, second))
            .json();
    assertThat(both.get("batch_jobs"))
        .extracting(job -> job.get("id").asText())
        .containsExactly(first, second);
    assertThat(both.get("batch_jobs").get(0)).isEqualTo(rest.job(first));
    assertThat(rest.get(Rest.JOBS + "?secret=1").status()).isEqualTo(422);
    assertThat(rest.get(Rest.JOBS + "?limit=abc").status()).isEqualTo(400);
  }

  @Test
  void fiftyRequestsUnderOneKeyAtOnceStartOneJob() throws Exception {
    String key = UUID.randomUUID().toString();
    ExecutorService scripts = Executors.newFixedThreadPool(50);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(scripts.submit(() -> create(PHONES, key)));
    }
    scripts.shutdown();

    List<String> ids = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
      ids.add(answer.get().json().at("/batch_job/id").asText());
    }
    assertThat(ids).hasSize(50).containsOnly(ids.get(0));
  }

  @Test
  void aKeyIsGoodForOneRequest() {
    String key = UUID.randomUUID().toString();
    String id = create(PHONES, key).json().at("/batch_job/id").asText();
    rest.awaitStatus(id, "completed", LONG);

    assertThat(create(PHONES, key).json().at("/batch_job/id").asText()).isEqualTo(id);
    Answer another = create(EXPORT, key);
    assertThat(another.status()).isEqualTo(409);
    assertThat(another.json().get("code").asText()).isEqualTo("key_used");
    assertThat(post("/" + id + "/cleanup", "", key).status()).isEqualTo(409);
    assertThat(create(PHONES, "two words").status()).isEqualTo(400);
    assertThat(create(PHONES, "x".repeat(256)).status()).isEqualTo(400);
  }

  @Test
  void aRefusedRequestDoesNotUseItsKey() {
    String key = UUID.randomUUID().toString();

    assertThat(create("{\"type\":\"unknown\"}", key).status()).isEqualTo(422);
    assertThat(create(PHONES, key).status()).isEqualTo(201);
  }

  @Test
  void aVerbUnderAKeyIsDoneOnce() {
    String id = create(EXPORT, null).json().at("/batch_job/id").asText();
    rest.awaitStatus(id, "completed", LONG);
    String key = UUID.randomUUID().toString();

    Answer first = post("/" + id + "/cleanup", "{\"reason\":\"Done with it\"}", key);
    Answer second = post("/" + id + "/cleanup", "{\"reason\":\"Done with it\"}", key);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    JsonNode events = rest.get(Rest.JOBS + "/" + id + "/events").json().get("events");
    assertThat(events)
        .filteredOn(event -> "cleanup".equals(event.get("asked").asText()))
        .hasSize(1);
  }

  @Test
  void aMediaTypeThatIsNoneIsRefused() {
    Answer answer =
        rest.send(
            rest.request(Rest.JOBS)
                .header("Content-Type", "///")
                .POST(BodyPublishers.ofString(PHONES)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asText()).isEqualTo("bad_request");
  }

  /** Java's client does, unless it is told not to. */
  @Test
  void aProgramMayOfferHttp2() throws Exception {
    HttpRequest.Builder request =
        rest.request(Rest.JOBS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PHONES));

    assertThat(
            HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aPollThatFindsNothingNewSaysOnlyThat() {
    String id = create(EXPORT, null).json().at("/batch_job/id").asText();
    assertThat(rest.get(Rest.JOBS + "/" + id).header("ETag")).isNotEmpty();
    rest.awaitStatus(id, "completed", LONG);
    Answer completed = rest.get(Rest.JOBS + "/" + id);

    Answer again = poll(id, completed.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(again.header("Retry-After")).isEmpty();
    assertThat(poll(id, "\"another\", W/" + completed.header("ETag")).status()).isEqualTo(304);
    assertThat(poll(id, "*").status()).isEqualTo(304);
    assertThat(poll(id, "\"another\"").status()).isEqualTo(200);
    assertThat(poll(id, "no tag\"").status()).isEqualTo(200);
    rest.post(Rest.JOBS + "/" + id + "/cleanup", "");
    assertThat(poll(id, completed.header("ETag")).status()).isEqualTo(200);
  }

  @Test
  void aThousandPollsOfAnUnchangedJobAreAnsweredWithNothingNew() throws Exception {
    String id = create(EXPORT, null).json().at("/batch_job/id").asText();
    rest.awaitStatus(id, "completed", LONG);
    Rest program =
        Rest.withToken(
            desk,
            token("{\"title\":\"poll\",\"expires_in_days\":1}")
                .json()
                .at("/access_token/token")
                .asText());
    String tag = program.get(Rest.JOBS + "/" + id).header("ETag");
    Timings timings = new Timings();

    for (int i = 0; i < 1000; i++) {
      var request = program.request(Rest.JOBS + "/" + id).header("If-None-Match", tag);
      assertThat(timings.time(() -> program.send(request)).status()).isEqualTo(304);
    }

    System.out.printf("polls with a token, all 304, %s%n", timings);
  }

  @Test
  void aJobThatRunsSaysWhenToAskAgain() {
    String id =
        create(
                "{\"type\":\"contact-list\",\"context\":{\"country\":\"AT\",\"rowsPerSecond\":2000}}",
                null)
            .json()
            .at("/batch_job/id")
            .asText();
    Await.until("it runs", LONG, () -> rest.units(id) > 0);

    assertThat(rest.get(Rest.JOBS + "/" + id).header("Retry-After")).isEqualTo("2");
    rest.post(Rest.JOBS + "/" + id + "/cancel", "");
    rest.awaitStatus(id, "canceled", LONG);
  }

  private static Answer poll(String id, String tag) {
    return rest.send(rest.request(Rest.JOBS + "/" + id).header("If-None-Match", tag));
  }

  @Test
  void anAccessTokenSignsAProgramInUntilItIsRevoked() {
    Answer made =
        rest.post("/api/admin/tokens", "{\"title\":\"nightly export\",\"expires_in_days\":30}");
    assertThat(made.status()).isEqualTo(201);
    JsonNode token = made.json().get("access_token");
    String secret = token.get("token").asText();
    String id = token.get("id").asText();

    assertThat(secret).startsWith("bd_").hasSize(3 + 43);
    assertThat(with("Authorization", "Bearer " + secret, Rest.JOBS).status()).isEqualTo(200);
    assertThat(with("x-medusa-access-token", secret, Rest.JOBS).status()).isEqualTo(200);
    assertThat(with("Authorization", "Bearer " + secret + "x", Rest.JOBS).status()).isEqualTo(401);
    JsonNode listed = rest.get("/api/admin/tokens").json().get("access_tokens");
    assertThat(listed)
        .filteredOn(one -> one.get("id").asText().equals(id))
        .singleElement()
        .satisfies(one -> assertThat(one.get("last_used_at").isNull()).isFalse())
        .satisfies(one -> assertThat(one.has("token")).isFalse());
    Answer another =
        rest.send(
            anonymous("/api/admin/tokens")
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"x\",\"expires_in_days\":1}")));
    assertThat(another.status()).isEqualTo(403);

    assertThat(rest.send(rest.request("/api/admin/tokens/" + id).DELETE()).status()).isEqualTo(204);
    assertThat(with("Authorization", "Bearer " + secret, Rest.JOBS).status()).isEqualTo(401);
    assertThat(rest.send(rest.request("/api/admin/tokens/" + id).DELETE()).status()).isEqualTo(404);
  }

  @Test
  void aFileIsUploadedListedAndDeleted() {
    Answer made = upload("?name=contacts.csv", "text/csv");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode upload = made.json().get("upload");
    String id = upload.get("id").asText();

    assertThat(upload.get("size").asInt()).isEqualTo(5);
    assertThat(upload.get("media_type").asText()).isEqualTo("text/csv");
    assertThat(rest.get(UPLOADS + "/" + id).json().get("upload")).isEqualTo(upload);
    assertThat(rest.get(UPLOADS).json().get("uploads"))
        .extracting(one -> one.get("id").asText())
        .contains(id);
    assertThat(rest.send(rest.request(UPLOADS + "/" + id).DELETE()).status()).isEqualTo(204);
    assertThat(rest.get(UPLOADS + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThat(upload("", "text/csv").status()).isEqualTo(422);
    assertThat(upload("?name=", "text/csv").status()).isEqualTo(422);
    assertThat(upload("?name=" + "x".repeat(201), "text/csv").status()).isEqualTo(422);
    assertThat(upload("?name=a.csv", "multipart/form-data;boundary=x").status()).isEqualTo(415);
    assertThat(rest.get(UPLOADS + "/..%2Fx").status()).isIn(400, 404);
    assertThat(rest.send(anonymous(UPLOADS).GET()).status()).isEqualTo(401);
  }

  private static Answer upload(String query, String type) {
    return rest.send(
        rest.request(UPLOADS + query)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString("a;b\n1")));
  }

  @Test
  void aUserATokenAndAFileUnderAKeyAreMadeOnce() {
    String user =
        "{\"name\":\"once\",\"password\":\"correct horse battery\",\"roles\":[\"viewer\"]}";
    String key = UUID.randomUUID().toString();
    Answer made = under(key, "/api/admin/users", user);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(under(key, "/api/admin/users", user).text()).isEqualTo(made.text());
    assertThat(under(key, UPLOADS + "?name=a.csv", "a").status()).isEqualTo(409);

    String token = "{\"title\":\"made once\",\"expires_in_days\":1}";
    String other = UUID.randomUUID().toString();
    assertThat(under(other, "/api/admin/tokens", token).status()).isEqualTo(201);
    assertThat(under(other, "/api/admin/tokens", token).json().get("code").asText())
        .isEqualTo("shown_once");
    assertThat(rest.get("/api/admin/tokens").text()).containsOnlyOnce("made once");

    String third = UUID.randomUUID().toString();
    String id = under(third, UPLOADS + "?name=once.csv", "a;b").json().at("/upload/id").asText();
    assertThat(under(third, UPLOADS + "?name=once.csv", "a;b").json().at("/upload/id").asText())
        .isEqualTo(id);
    assertThat(under(third, UPLOADS + "?name=once.csv", "a;c").status()).isEqualTo(409);
    assertThat(rest.get(UPLOADS).text()).containsOnlyOnce("once.csv");
  }

  private static Answer under(String key, String path, String body) {
    return rest.send(
        rest.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void aTokenHasATitleAndAnEnd() {
    assertThat(token("{\"expires_in_days\":1}").status()).isEqualTo(422);
    assertThat(token("{\"title\":\" \",\"expires_in_days\":1}").status()).isEqualTo(422);
    assertThat(token("{\"title\":\"x\"}").status()).isEqualTo(422);
    assertThat(token("{\"title\":\"x\",\"expires_in_days\":0}").status()).isEqualTo(422);
    assertThat(token("{\"title\":\"x\",\"expires_in_days\":367}").status()).isEqualTo(422);
    assertThat(token("{\"title\":\"x\",\"expires_in_days\":2147483648}").status()).isEqualTo(400);
    assertThat(token("{\"title\":\"x\",\"expires_in_days\":\"1\"}").status()).isEqualTo(400);
  }

  private static Answer token(String body) {
    return rest.post("/api/admin/tokens", body);
  }

  private static Answer with(String header, String value, String path) {
    return rest.send(anonymous(path).header(header, value).GET());
  }

  private static HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(desk.url(path)).timeout(Duration.ofSeconds(60));
  }

  private static Answer create(String body, String key) {
    return post("", body, key);
  }

  private static Answer post(String path, String body, String key) {
    var request = rest.request(Rest.JOBS + path).header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return rest.send(request.POST(BodyPublishers.ofString(body)));
  }
}
