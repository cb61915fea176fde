package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Rest.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, audit, types, applications, health and figures, as an admin's scripts use them. */
class UsersIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String SLOWLY = "{\"country\":\"AT\",\"rowsPerSecond\":100}";
  private static final String ADMIN = "/api/admin/";
  private static final int QUOTA = 5;
  private static final String PASSWORD = "correct horse battery";

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Rest admin;

  @BeforeAll
  static void start() {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    Map<String, String> quota = Map.of("BATCHDESK_OPEN_JOBS", "" + QUOTA);
    desk = DeskProcess.start(data, DeskProcess.freePort(), quota).awaitReady();
    admin = desk.rest();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void aUserIsMadeChangedAndDisabledAndEachTakesEffectAtOnce() {
    Answer made = create("ann", "\"operator\",\"contacts\"");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text()).doesNotContain(PASSWORD);
    Rest ann = new Rest(desk, "ann", PASSWORD);
    String token = token(ann);
    assertThat(start(ann).status()).isEqualTo(201);
    assertThat(ann.get(ADMIN + "users").status()).isEqualTo(403);

    assertThat(change("ann", "{\"roles\":[\"viewer\"]}").status()).isEqualTo(200);
    assertThat(start(ann).status()).isEqualTo(403);
    assertThat(start(withToken(token)).status()).isEqualTo(403);

    assertThat(change("ann", "{\"disabled\":true}").status()).isEqualTo(200);
    assertThat(ann.get(Rest.JOBS).status()).isEqualTo(401);
    assertThat(withToken(token).get(Rest.JOBS).status()).isEqualTo(401);

    assertThat(change("ann", "{\"disabled\":false}").status()).isEqualTo(200);
    assertThat(ann.get(Rest.JOBS).status()).isEqualTo(200);
    assertThat(change("ann", "{\"password\":\"another long password\"}").status()).isEqualTo(200);
    assertThat(ann.get(Rest.JOBS).status()).isEqualTo(401);
    Answer mustChange = new Rest(desk, "ann", "another long password").get(Rest.JOBS);
    assertThat(mustChange.json().get("code").asText()).isEqualTo("password_change_required");
  }

  @Test
  void whatCannotBeAUserIsRefused() {
    assertThat(create("bob", "").status()).isEqualTo(201);
    assertThat(create("bob", "").status()).isEqualTo(409);
    assertThat(create("", "").status()).isEqualTo(422);
    assertThat(create("a b", "").status()).isEqualTo(422);
    assertThat(create("<script>", "").status()).isEqualTo(422);
    assertThat(create("x".repeat(61), "").status()).isEqualTo(422);
    assertThat(create("carl", "\"no such role!\"").status()).isEqualTo(422);
    assertThat(create("carl", "1").status()).isEqualTo(400);
    assertThat(admin.post(ADMIN + "users", "{\"name\":\"carl\"}").status()).isEqualTo(422);
    assertThat(change("nobody", "{\"disabled\":true}").status()).isEqualTo(404);
    assertThat(change("admin", "{\"disabled\":true}").json().get("code").asText())
        .isEqualTo("last_admin");
    assertThat(change("admin", "{\"roles\":[]}").status()).isEqualTo(409);
    assertThat(admin.get(ADMIN + "users/carl").status()).isEqualTo(404);
  }

  @Test
  void whoHasTooManyJobsThatHaveNotEndedStartsNoMore() {
    create("greta", "\"operator\",\"contacts\"");
    Rest greta = new Rest(desk, "greta", PASSWORD);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < QUOTA; i++) {
      ids.add(greta.start("contact-list", SLOWLY));
    }

    Answer oneMore = greta.tryStart("contact-list", SLOWLY);

    assertThat(oneMore.status()).isEqualTo(429);
    assertThat(oneMore.header("Retry-After")).isEqualTo("60");
    assertThat(oneMore.json().get("message").asText()).contains("greta", "5 jobs");
    assertThat(start(admin).status()).isEqualTo(201);
    ids.forEach(id -> greta.post(Rest.JOBS + "/" + id + "/cancel", ""));
    ids.forEach(id -> greta.awaitStatus(id, "canceled", LONG));
    assertThat(start(greta).status()).isEqualTo(201);
  }

  @Test
  void theAuditTellsWhoDidWhatFromWhere() {
    create("dora", "\"operator\",\"contacts\"");
    Rest dora = new Rest(desk, "dora", PASSWORD);
    String id = start(dora).json().at("/batch_job/id").asText();
    new Rest(desk, "dora", "a wrong password").get(Rest.JOBS);
    new Rest(desk, "no such user", "a wrong password").get(Rest.JOBS);
    dora.post(Rest.JOBS + "/" + id + "/retry", "");

    assertThat(audit("?subject=" + id))
        .extracting(UsersIT::sentence)
        .containsExactly("dora retry not_allowed_now", "dora start done");
    assertThat(audit("?subject=" + id).get(0).get("address").asText()).isNotEmpty();
    assertThat(audit("?subject=dora&action=sign_in"))
        .extracting(UsersIT::sentence)
        .containsExactly("null sign_in wrong_password");
    assertThat(audit("?subject=dora&action=create_user"))
        .extracting(UsersIT::sentence)
        .containsExactly("admin create_user done");
    assertThat(audit("?limit=200").toString()).doesNotContain("no such user");
    assertThat(dora.get(ADMIN + "audit").status()).isEqualTo(403);
    assertThat(admin.get(ADMIN + "audit?color=red").status()).isEqualTo(422);
    assertThat(admin.get(ADMIN + "audit?limit=0").status()).isEqualTo(422);
    assertThat(admin.get(ADMIN + "audit?at[gte]=yesterday").status()).isEqualTo(400);
    assertThat(audit("?at[lt]=2020-01-01")).isEmpty();
  }

  private static String sentence(JsonNode entry) {
    return "%s %s %s"
        .formatted(
            entry.get("user").asText(), entry.get("action").asText(), entry.get("result").asText());
  }

  private static JsonNode audit(String query) {
    Answer answer = admin.get(ADMIN + "audit" + query.replace("[", "%5B").replace("]", "%5D"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("audit_entries");
  }

  @Test
  void typesAndJobsAreCalledInTheLanguageThatIsAccepted() {
    String id = admin.start("contact-list", "{\"country\":\"LI\"}");

    JsonNode german = inGerman("/api/admin/types/contact-list").get("type");
    JsonNode english = admin.get(ADMIN + "types/contact-list").json().get("type");

    assertThat(german.get("title").asText()).isEqualTo("Kontaktliste");
    assertThat(german.at("/context_schema/properties/country/title").asText()).isEqualTo("Land");
    assertThat(english.get("title").asText()).isEqualTo("Contact list");
    assertThat(english.at("/context_schema/properties/country/title").asText())
        .isEqualTo("Country");
    assertThat(inGerman(Rest.JOBS + "/" + id).at("/batch_job/title").asText())
        .isEqualTo("Kontaktliste");
    assertThat(admin.job(id).get("title").asText()).isEqualTo("Contact list");
  }

  private JsonNode inGerman(String path) {
    return admin.send(admin.request(path).header("Accept-Language", "de-AT,en;q=0.5")).json();
  }

  @Test
  void typesTellTheirParametersToThoseWhoMayStartThem() {
    create("vic", "\"viewer\"");
    JsonNode type = admin.get(ADMIN + "types/contact-list").json().get("type");

    assertThat(type.at("/context_schema/properties/country/pattern").asText())
        .isEqualTo("^(?:[A-Z]{2})$");
    assertThat(admin.get(ADMIN + "types/no-such-type").status()).isEqualTo(404);
    Rest vic = new Rest(desk, "vic", PASSWORD);
    assertThat(vic.get(ADMIN + "types").json().get("types")).isEmpty();
    assertThat(vic.get(ADMIN + "types/contact-list").status()).isEqualTo(404);
    assertThat(vic.get(ADMIN + "applications").json().get("applications"))
        .extracting(application -> application.get("name").asText())
        .contains("sample");
  }

  @Test
  void healthAndFiguresAreForThoseWhoAreSignedIn() {
    String id = start(admin).json().at("/batch_job/id").asText();
    admin.awaitStatus(id, "completed", LONG);

    JsonNode health = admin.get(ADMIN + "health").json();
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("checks"))
        .extracting(check -> check.get("name").asText())
        .containsExactlyInAnyOrder("applications", "database");
    Await.until(
        "the sample has told what it did",
        LONG,
        () ->
            List.of(admin.get(ADMIN + "metrics").text().split("\n")).stream()
                .filter(line -> line.startsWith("batchdesk_steps_total{application=\"sample\""))
                .anyMatch(line -> Double.parseDouble(line.replaceFirst(".* ", "")) > 0));
    assertThat(admin.get(ADMIN + "metrics").text())
        .contains("# TYPE batchdesk_steps_total counter", "batchdesk_queue_oldest_due_seconds ");
    for (String path : List.of("health", "metrics", "audit", "users", "types", "applications")) {
      Answer anonymous = admin.send(HttpRequest.newBuilder(desk.url(ADMIN + path)).GET());
      assertThat(anonymous.status()).as(path).isEqualTo(401);
    }
  }

  private static Answer create(String name, String roles) {
    return admin.post(
        ADMIN + "users",
        "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[%s],\"must_change_password\":false}"
            .formatted(name, PASSWORD, roles));
  }

  private static Answer change(String name, String change) {
    return admin.post(ADMIN + "users/" + name, change);
  }

  private static Answer start(Rest rest) {
    return rest.tryStart("contact-list", "{\"country\":\"FJ\"}");
  }

  private static String token(Rest rest) {
    return rest.post(ADMIN + "tokens", "{\"title\":\"test\",\"expires_in_days\":1}")
        .json()
        .at("/access_token/token")
        .asText();
  }

  private static Rest withToken(String token) {
    return Rest.withToken(desk, token);
  }
}
