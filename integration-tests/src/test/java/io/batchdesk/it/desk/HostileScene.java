package io.batchdesk.it.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.hostile.RawAnswer;
import io.batchdesk.it.desk.hostile.RawRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Jobs in all statuses, a user that none of them belongs to, and who sends what nobody should. */
final class HostileScene {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String SMALL = "{\"country\":\"FJ\"}";
  private static final String PASSWORD = "correct-horse-battery";

  private final DeskProcess desk;
  private final Rest admin;
  private final Map<String, String> names = new LinkedHashMap<>();

  private HostileScene(DeskProcess desk) {
    this.desk = desk;
    this.admin = desk.rest();
  }

  static HostileScene prepare(DeskProcess desk) throws IOException {
    HostileScene scene = new HostileScene(desk);
    scene.signIn();
    scene.startJobs();
    return scene;
  }

  private void signIn() throws IOException {
    admin.post(
        "/api/admin/users",
        "{\"name\":\"stranger\",\"password\":\"%s\",\"roles\":[\"operator\",\"contacts\"],\"must_change_password\":false}"
            .formatted(PASSWORD));
    names.put("token", token(admin));
    names.put("stranger", token(new Rest(desk, "stranger", PASSWORD)));
    names.put("cookie", BrowserCookie.of(desk, "admin", DeskProcess.PASSWORD));
  }

  private static String token(Rest rest) {
    return rest.post("/api/admin/tokens", "{\"title\":\"test\",\"expires_in_days\":1}")
        .json()
        .at("/access_token/token")
        .asText();
  }

  private void startJobs() {
    names.put("key", "a-key-that-is-used");
    admin.send(
        admin
            .request(Rest.JOBS)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", names.get("key"))
            .POST(
                BodyPublishers.ofString("{\"type\":\"contact-list\",\"context\":" + SMALL + "}")));
    names.put("completed", ended());
    names.put("cleaned", cleaned());
    names.put("deletable", cleaned());
    names.put("waiting", waiting());
    names.put("confirmable", waiting());
    String canceled = waiting();
    verb(canceled, "cancel");
    admin.awaitStatus(canceled, "canceled", LONG);
    names.put("canceled", canceled);
    String running = admin.start("contact-list", "{\"country\":\"AT\",\"rowsPerSecond\":50}");
    Await.until("it runs", LONG, () -> admin.units(running) > 0);
    names.put("running", running);
    names.put(
        "upload",
        admin.post("/api/admin/uploads?name=a.csv", "a").json().at("/upload/id").asText());
  }

  private String ended() {
    String id = admin.start("contact-list", SMALL);
    admin.awaitStatus(id, "completed", LONG);
    return id;
  }

  private String cleaned() {
    String id = ended();
    verb(id, "cleanup");
    Await.until("it is cleaned up", LONG, () -> !admin.job(id).get("cleaned_up_at").isNull());
    return id;
  }

  private String waiting() {
    JsonNode job =
        admin
            .post(
                Rest.JOBS,
                "{\"type\":\"contact-list\",\"dry_run\":true,\"context\":%s}".formatted(SMALL))
            .json();
    String id = job.at("/batch_job/id").asText();
    admin.awaitStatus(id, "pre_processed", LONG);
    return id;
  }

  private void verb(String id, String verb) {
    admin.post(Rest.JOBS + "/" + id + "/" + verb, "");
  }

  long jobs() {
    return admin.get(Rest.JOBS + "?limit=1").json().get("count").asLong();
  }

  /** Puts ids, tokens and cookies in; without any of its own the admin's token signs it in. */
  RawRequest complete(RawRequest request) {
    boolean signsIn =
        request.has("Authorization")
            || request.has("x-medusa-access-token")
            || request.has("Cookie");
    RawRequest signed = signsIn ? request : request.header("Authorization: Bearer {token}");
    return signed.with(names);
  }

  RawAnswer send(RawRequest request) throws IOException {
    return RawAnswer.to(request, desk.port());
  }
}
