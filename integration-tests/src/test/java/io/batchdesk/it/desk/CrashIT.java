package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole server with -9 at random points and looks whether anybody could tell afterwards.
 * A few kills by default; {@code -Dbatchdesk.kills=10} for more, {@code -Dbatchdesk.seed=…} for the
 * same again.
 */
class CrashIT {

  private static final int KILLS = Integer.getInteger("batchdesk.kills", 2);
  private static final long SEED = Long.getLong("batchdesk.seed", System.nanoTime());
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String EXPORT = "contact-list";
  private static final String SLOWLY = "{\"rowsPerSecond\":40000}";

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final List<String> story = new ArrayList<>();
  private DeskProcess desk;

  @BeforeEach
  void start() {
    System.out.println("seed " + SEED);
    desk = DeskProcess.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    desk.close();
    story.forEach(System.out::println);
  }

  @Test
  void anExportGoesOnAfterEachKillAndItsFileIsTheSame() {
    String undisturbed = sha256(desk.rest().start(EXPORT, "{}"));

    for (int kill = 0; kill < KILLS; kill++) {
      String id = desk.rest().start(EXPORT, SLOWLY);
      killAtRandomPoint(id);
      JsonNode job = restartAndComplete(id, "processing");

      assertThat(desk.rest().output(id).get("sha256").asText()).isEqualTo(undisturbed);
      assertThat(job.get("result").get("interruptions").asInt()).isEqualTo(1);
    }
    assertNoStepTwice();
  }

  @Test
  void aKillDuringCreateJobAssemblyAndCleanupLosesNothing() {
    String undisturbed = sha256(desk.rest().start(EXPORT, "{}"));

    String creating =
        killInside(this::startAndKill, "creating", "status = 'CREATED' and claimed_by is not null");
    restartAndComplete(creating, "created");
    assertThat(desk.rest().output(creating).get("sha256").asText()).isEqualTo(undisturbed);

    String assembling =
        killInside(
            this::killWhenAllIsWritten,
            "assembling",
            "publishing = true and status = 'PROCESSING'");
    restartAndComplete(assembling, "processing");
    assertThat(desk.rest().output(assembling).get("sha256").asText()).isEqualTo(undisturbed);

    String cleaning =
        killInside(
            this::killWhenCleanedUp,
            "cleaning",
            "cleanup_asked_at is not null and cleaned_up_at is null");
    desk = desk.startAgain();
    Await.until(
        "the job is cleaned up",
        GOES_ON_WITHIN,
        () -> !desk.rest().job(cleaning).get("cleaned_up_at").isNull());
    assertThat(desk.rest().status(cleaning)).isEqualTo("completed");
    assertThat(folder.resolve("data/files").resolve(cleaning)).doesNotExist();
    assertNoStepTwice();
  }

  @Test
  void eachContactIsNormalisedOnce() {
    for (int kill = 0; kill < KILLS; kill++) {
      String id = desk.rest().start("contact-phone-format", "{}");
      killAtRandomPoint(id);
      restartAndComplete(id, "processing");
      int runs = kill + 1;
      desk.stop();
      assertThat(
              desk.database()
                  .rows("select change_count, count(*) n from contact group by change_count"))
          .hasSize(1)
          .first()
          .satisfies(
              row -> assertThat(((Number) row.get("change_count")).intValue()).isEqualTo(runs));
      desk = desk.startAgain();
    }
    assertNoStepTwice();
  }

  private void killAtRandomPoint(String id) {
    int percent = 5 + random.nextInt(91);
    Rest rest = desk.rest();
    Await.until(
        "job " + id + " is at " + percent + " %",
        LONG,
        () -> {
          JsonNode result = rest.job(id).get("result");
          long count = result.get("count").asLong();
          return count > 0 && result.get("advancement_count").asLong() * 100 >= count * percent;
        });
    desk.kill();
    Map<String, Object> row = row(id);
    story.add(
        "killed %s at %s of %s units, %s, in the database"
            .formatted(id, row.get("units_processed"), row.get("job_size"), row.get("status")));
    assertThat(row.get("status")).as("the kill came in mid-run").isEqualTo("PROCESSING");
  }

  private Map<String, Object> row(String id) {
    return desk.database().row("select * from batch_job where id = '" + id + "'");
  }

  /** Tries until the kill really came inside the short phase that is meant. */
  private String killInside(
      java.util.function.Supplier<String> attempt, String what, String proof) {
    for (int i = 0; i < 10; i++) {
      String id = attempt.get();
      boolean inside =
          !desk.database()
              .rows("select id from batch_job where id = '" + id + "' and " + proof)
              .isEmpty();
      story.add(
          "kill %d for \"%s\" of %s: %s".formatted(i + 1, what, id, inside ? "hit" : "missed"));
      if (inside) {
        return id;
      }
      desk = desk.startAgain();
    }
    throw new AssertionError("No kill hit \"" + what + "\": " + story);
  }

  private String startAndKill() {
    String id = desk.rest().start(EXPORT, SLOWLY);
    LockSupport.parkNanos(random.nextInt(120) * 1_000_000L);
    desk.kill();
    return id;
  }

  private String killWhenAllIsWritten() {
    Rest rest = desk.rest();
    String id = rest.start(EXPORT, "{}");
    Await.until(
        "all is written",
        LONG,
        () -> {
          JsonNode result = rest.job(id).get("result");
          long count = result.get("count").asLong();
          return count > 0 && result.get("advancement_count").asLong() >= count * 0.97;
        });
    LockSupport.parkNanos(random.nextInt(150) * 1_000_000L);
    desk.kill();
    return id;
  }

  private String killWhenCleanedUp() {
    Rest rest = desk.rest();
    String id = rest.start(EXPORT, "{}");
    rest.awaitStatus(id, "completed", LONG);
    assertThat(rest.post(Rest.JOBS + "/" + id + "/cleanup", "").status()).isEqualTo(200);
    desk.kill();
    return id;
  }

  private JsonNode restartAndComplete(String id, String statusAtTheKill) {
    long unitsBefore = ((Number) row(id).get("units_processed")).longValue();
    desk = desk.startAgain();
    long ready = System.nanoTime();
    Rest rest = desk.rest();
    Await.until(
        "the job goes on by itself",
        GOES_ON_WITHIN,
        () -> {
          JsonNode job = rest.job(id);
          return job.get("result").get("advancement_count").asLong() > unitsBefore
              || job.get("status").asText().equals("completed");
        });
    story.add(
        "%s (%s) went on %.1f s after the desk was ready again"
            .formatted(id, statusAtTheKill, (System.nanoTime() - ready) / 1e9));
    return rest.awaitStatus(id, "completed", LONG);
  }

  private String sha256(String id) {
    desk.rest().awaitStatus(id, "completed", LONG);
    return desk.rest().output(id).get("sha256").asText();
  }

  private void assertNoStepTwice() {
    desk.stop();
    assertThat(
            desk.database()
                .rows(
                    "select job_id, step_number from batch_message where text like 'Wrote%' or text"
                        + " like 'Step%' group by job_id, step_number having count(*) > 1"))
        .isEmpty();
  }
}
