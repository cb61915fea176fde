package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole server with -9 at random points and looks whether anybody could tell afterwards.
 * Few kills by default; the long run adds those in short phases, {@code -Dbatchdesk.kills=10} makes
 * more, {@code -Dbatchdesk.seed=…} the same again.
 */
class CrashIT {

  private static final int KILLS = Integer.getInteger("batchdesk.kills", 1);
  private static final long SEED = Long.getLong("batchdesk.seed", System.nanoTime());
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String EXPORT = "contact-list";
  private static final String CHANGE = "contact-phone-format";
  private static final String SELECT = "select * from batch_job where id = '%s'";
  private static final String SLOWLY = "{\"rowsPerSecond\":40000}";

  private static final Random RANDOM = new Random(SEED);
  private static final List<String> STORY = new ArrayList<>();

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static String undisturbed;
  private static int normalised;

  @BeforeAll
  static void start() {
    System.out.println("seed " + SEED);
    desk = DeskProcess.start(folder.resolve("data"));
    // From now on the change writes what is there already, so exports beside it stay the same.
    desk.rest().awaitStatus(desk.rest().start(CHANGE, "{}"), "completed", LONG);
    normalised = 1;
    undisturbed = sha256(desk.rest().start(EXPORT, "{}"));
  }

  /** What the database says in the end of all of it. */
  @AfterAll
  static void noStepCommittedTwiceAndEachContactWasChangedOnceAJob() {
    STORY.forEach(System.out::println);
    desk.stop();
    Database database = desk.database();
    assertThat(
            database.rows(
                "select job_id, step_number from batch_message where text like 'Wrote%' or text"
                    + " like 'Looked%' group by job_id, step_number having count(*) > 1"))
        .isEmpty();
    assertThat(database.rows("select distinct change_count n from contacts"))
        .hasSize(1)
        .first()
        .satisfies(row -> assertThat(((Number) row.get("n")).intValue()).isEqualTo(normalised));
  }

  @Test
  void anExportAndAChangeGoOnAfterEachKill() {
    for (int kill = 0; kill < KILLS; kill++) {
      String export = desk.rest().start(EXPORT, SLOWLY);
      String change = desk.rest().start(CHANGE, "{}");
      String target = RANDOM.nextBoolean() ? export : change;
      killInMidRun(target);
      long unitsBefore = units(target);
      desk = desk.startAgain();
      awaitProgress(target, unitsBefore);

      JsonNode exported = desk.rest().awaitStatus(export, "completed", LONG);
      JsonNode changed = desk.rest().awaitStatus(change, "completed", LONG);
      normalised++;
      assertThat(desk.rest().output(export).get("sha256").asText()).isEqualTo(undisturbed);
      assertThat((target.equals(export) ? exported : changed).get("interruptions").asInt())
          .isPositive();
    }
  }

  @Tag("long")
  @Test
  void aKillDuringCreateJobIsNotNoticed() {
    String id = killInside(CrashIT::startAndKill, "status = 'CREATED' and claimed_by is not null");

    restartAndComplete(id);

    assertThat(desk.rest().output(id).get("sha256").asText()).isEqualTo(undisturbed);
  }

  @Test
  void aKillWhileTheFileIsPutTogetherIsNotNoticed() {
    String id =
        killInside(CrashIT::killWhenAllIsWritten, "publishing = true and status = 'PROCESSING'");

    restartAndComplete(id);

    assertThat(desk.rest().output(id).get("sha256").asText()).isEqualTo(undisturbed);
  }

  @Tag("long")
  @Test
  void aKillDuringCleanupLeavesNothingBehind() {
    String id =
        killInside(
            CrashIT::killWhenCleanedUp, "cleanup_asked_at is not null and cleaned_up_at is null");

    desk = desk.startAgain();

    Await.until(
        "the job is cleaned up",
        GOES_ON_WITHIN,
        () -> !desk.rest().job(id).get("cleaned_up_at").isNull());
    assertThat(desk.rest().status(id)).isEqualTo("completed");
    Await.until(
        "its files are gone",
        GOES_ON_WITHIN,
        () -> !Files.exists(folder.resolve("data/files").resolve(id)));
  }

  /** What was answered before the kill holds after it: a job that was taken, and progress. */
  private static void killInMidRun(String id) {
    int percent = 5 + RANDOM.nextInt(91);
    Rest rest = desk.rest();
    AtomicLong told = new AtomicLong();
    Await.until(
        "job " + id + " is at " + percent + " %",
        LONG,
        () -> {
          JsonNode result = rest.job(id).get("result");
          long count = result.get("count").asLong();
          told.set(result.get("advancement_count").asLong());
          return count > 0 && told.get() * 100 >= count * percent;
        });
    String acknowledged = rest.start(EXPORT, "{\"country\":\"AT\"}");
    desk.kill();
    assertThat(jobs(acknowledged)).as("the job that was answered with 201").hasSize(1);
    Map<String, Object> row = row(id);
    assertThat(((Number) row.get("units_processed")).longValue())
        .as("the committed units, after %d were told", told.get())
        .isGreaterThanOrEqualTo(told.get());
    STORY.add(
        "killed %s at %s of %s units, %s, in the database"
            .formatted(id, row.get("units_processed"), row.get("job_size"), row.get("status")));
    assertThat(row.get("status")).as("the kill came in mid-run").isEqualTo("PROCESSING");
  }

  private static Map<String, Object> row(String id) {
    return desk.database().row(SELECT.formatted(id));
  }

  private static List<Map<String, Object>> jobs(String id) {
    return desk.database().rows(SELECT.formatted(id));
  }

  /** Tries until the kill really came inside the short phase that is meant. */
  private static String killInside(Supplier<String> attempt, String proof) {
    for (int i = 0; i < 10; i++) {
      String id = attempt.get();
      boolean inside =
          !desk.database()
              .rows("select id from batch_job where id = '" + id + "' and " + proof)
              .isEmpty();
      STORY.add(
          "kill %d of %s, meant for %s: %s".formatted(i + 1, id, proof, inside ? "hit" : "missed"));
      if (inside) {
        return id;
      }
      desk = desk.startAgain();
    }
    throw new AssertionError("No kill hit " + proof + ": " + STORY);
  }

  private static String startAndKill() {
    String id = desk.rest().start(EXPORT, SLOWLY);
    LockSupport.parkNanos(RANDOM.nextInt(120) * 1_000_000L);
    desk.kill();
    return id;
  }

  private static String killWhenAllIsWritten() {
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
    LockSupport.parkNanos(RANDOM.nextInt(150) * 1_000_000L);
    desk.kill();
    return id;
  }

  private static String killWhenCleanedUp() {
    Rest rest = desk.rest();
    String id = rest.start(EXPORT, "{}");
    rest.awaitStatus(id, "completed", LONG);
    assertThat(rest.post(Rest.JOBS + "/" + id + "/cleanup", "").status()).isEqualTo(200);
    desk.kill();
    return id;
  }

  private static JsonNode restartAndComplete(String id) {
    long unitsBefore = units(id);
    desk = desk.startAgain();
    awaitProgress(id, unitsBefore);
    return desk.rest().awaitStatus(id, "completed", LONG);
  }

  /** Read from the database of the server that was killed. */
  private static long units(String id) {
    return ((Number) row(id).get("units_processed")).longValue();
  }

  private static void awaitProgress(String id, long unitsBefore) {
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
    STORY.add(
        "%s went on %.1f s after the desk was ready again"
            .formatted(id, (System.nanoTime() - ready) / 1e9));
  }

  private static String sha256(String id) {
    desk.rest().awaitStatus(id, "completed", LONG);
    return desk.rest().output(id).get("sha256").asText();
  }
}
