package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.Rest.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and sign-ins from the first start on, over restarts. */
class SignInIT {

  private static final Pattern SHOWN = Pattern.compile("(?:[A-Za-z0-9]{5}-){3}[A-Za-z0-9]{5}");
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String CHOSEN = "a password of my own";

  @TempDir Path folder;

  @Test
  void aPasswordThatIsMadeUpOrResetHasToBeChanged() {
    Map<String, String> environment =
        Map.of("BATCHDESK_APPLICATIONS", "host", "BATCHDESK_PUBLIC_URL", "https://desk.example");
    DeskProcess desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment).awaitReady();
    try {
      String madeUp = firstPassword(desk);
      assertThat(new Person(desk).signIn("admin", "admin").status()).isEqualTo(200);
      Person admin = mustChoose(desk, madeUp);
      chosen(admin, madeUp);
      assertThat(new Rest(desk, "admin", madeUp).get(Rest.JOBS).status()).isEqualTo(401);

      desk.stop();
      String reset = shown(desk.command("reset-password"));
      desk = desk.startAgain();

      assertThat(new Rest(desk, "admin", CHOSEN).get(Rest.JOBS).status()).isEqualTo(401);
      assertThat(admin.at(desk).get("/").status()).as("signed in before").isEqualTo(303);
      Person again = mustChoose(desk, reset);
      chosen(again, reset);
      Answer audit = new Rest(desk, "admin", CHOSEN).get("/api/admin/audit?action=reset_password");
      assertThat(audit.json().get("audit_entries"))
          .singleElement()
          .satisfies(entry -> assertThat(entry.get("subject").asText()).isEqualTo("admin"))
          .satisfies(entry -> assertThat(entry.get("result").asText()).isEqualTo("done"));
    } finally {
      desk.close();
    }
  }

  /** It is printed a moment after the desk has begun to answer. */
  private static String firstPassword(DeskProcess desk) {
    Await.until("a password is shown", LONG, () -> SHOWN.matcher(desk.says()).find());
    return shown(desk.says());
  }

  private static String shown(String output) {
    Matcher password = SHOWN.matcher(output);
    assertThat(password.find()).as(output).isTrue();
    return password.group();
  }

  /** Until then nothing else is possible, and over TLS no cookie leaves it. */
  private static Person mustChoose(DeskProcess desk, String password) {
    Answer program = new Rest(desk, "admin", password).get(Rest.JOBS);
    assertThat(program.json().get("code").asText()).isEqualTo("password_change_required");

    Person admin = new Person(desk);
    Answer signedIn = admin.signIn("admin", password);
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.response().headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(
            cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly", "SameSite=Lax"));
    assertThat(admin.get("/").header("Location")).startsWith("/choose-password");
    assertThat(admin.get("/support").header("Location")).startsWith("/choose-password");
    return admin;
  }

  private static void chosen(Person admin, String present) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("choose:present", present);
    fields.put("choose:chosen", CHOSEN);
    fields.put("choose:again", CHOSEN);
    assertThat(admin.submit("/choose-password", "choose", "submit", fields).status())
        .isEqualTo(303);
    assertThat(admin.get("/").status()).isEqualTo(200);
  }

  @Test
  void aSignInOutlivesARestartButNotItsTimes() {
    DeskProcess desk = DeskProcess.start(folder.resolve("data"));
    try {
      Person usual = admin(desk);
      Person idle = admin(desk);
      Person old = admin(desk);
      Person following = admin(desk);
      Person reading = admin(desk);
      String job = desk.rest().start("contact-list", "{\"country\":\"AT\",\"rowsPerSecond\":1}");
      desk.rest().awaitStatus(job, "processing", LONG);

      desk.stop();
      Database rows = desk.database();
      move(rows, 1, "last_action_at = dateadd('minute', -31, last_action_at)");
      move(rows, 3, "last_action_at = dateadd('minute', -20, last_action_at)");
      move(rows, 4, "last_action_at = dateadd('minute', -20, last_action_at)");
      move(rows, 2, "created_at = dateadd('minute', -721, created_at)");
      desk = desk.startAgain();
      final Instant started = time(desk.rest());

      usual = usual.at(desk);
      assertThat(usual.get("/").status()).isEqualTo(200);
      assertThat(idle.at(desk).get("/").status()).as("31 minutes idle").isEqualTo(303);
      assertThat(old.at(desk).get("/").status()).as("12 hours old").isEqualTo(303);
      poll(following.at(desk), usual, job);
      reading.at(desk).get(Rest.JOBS + "/" + job);

      desk.stop();
      assertThat(lastAction(desk.database(), 3)).isAfter(started);
      assertThat(lastAction(desk.database(), 4)).as("by a script of a page").isAfter(started);
    } finally {
      desk.close();
    }
  }

  private static Person admin(DeskProcess desk) {
    return Person.signedIn(desk, "admin", DeskProcess.PASSWORD);
  }

  private static Instant time(Rest rest) {
    String id = rest.start("contact-list", "{\"country\":\"FJ\"}");
    return Instant.parse(rest.job(id).get("created_at").asText());
  }

  /** The n-th of those that are signed in. */
  private static void move(Database rows, int n, String change) {
    int moved =
        rows.update(
            "update batch_sign_in set %s where token_hash =".formatted(change)
                + " (select token_hash from batch_sign_in order by created_at offset %d rows fetch next 1 row only)"
                    .formatted(n));
    assertThat(moved).isEqualTo(1);
  }

  /** Of the n-th of them. */
  private static Instant lastAction(Database rows, int n) {
    return ((OffsetDateTime)
            rows.row(
                    "select last_action_at from batch_sign_in order by created_at offset %d rows fetch next 1 row only"
                        .formatted(n))
                .get("last_action_at"))
        .toInstant();
  }

  /**
   * An open page asks for news of a job by itself. Somebody else has opened it, because that would
   * be an action.
   */
  private static void poll(Person person, Person opener, String job) {
    Follower open = new Follower(opener, job);
    person.take("JSESSIONID", opener);
    open.pollAs(person);
  }
}
