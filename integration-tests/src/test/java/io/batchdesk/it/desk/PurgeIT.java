package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.nodes.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million ended jobs go while people look at others. Part of {@code ./verify --long}; {@code
 * -Dbatchdesk.ended-jobs=10000} for less.
 */
@Tag("long")
class PurgeIT {

  private static final int JOBS = Integer.getInteger("batchdesk.ended-jobs", 1_000_000);
  private static final int YOUNG = 20_000;
  private static final int NOT_CLEANED_UP = 500;
  private static final Duration LONG = Duration.ofMinutes(60);

  private static final String ENDED =
      """
      insert into batch_job (id, type, status, dry_run, priority, parameters, created_by,
          created_roles, locale, time_zone, units_processed, batch_size, step_number,
          message_number, event_number, prepared, publishing, claim_number, staging_number, attempts,
          takeovers, interruptions, created_at, updated_at, completed_at, ended_at,
          cleanup_asked_at, cleaned_up_at)
      select '%1$s' || lpad(n::text, 24, '0'), 'contact-list', 'COMPLETED', false, 0,
          '{"country":"AT"}', 'admin', '["admin"]', 'en', 'UTC', 1700, 50, 20, 3, 2, true, false,
          1, 1, 0, 0, 0, t, t, t, t, case when n <= %4$d then null else t end,
          case when n <= %4$d then null else t end
      from (select n, now() - interval '%3$d day' - n * interval '1 second' as t
            from generate_series(1, %2$d) as n) as ended
      """;

  @TempDir Path folder;

  @Test
  void aMillionEndedJobsGoAndNoRequestIsSlowerThanASecond() {
    try (Postgres database = Postgres.start(folder.resolve("postgres"))) {
      Map<String, String> environment = new HashMap<>(database.environment("one", "host,sample"));
      environment.put("BATCHDESK_HOUSEKEEPING", "never");
      try (DeskProcess desk =
          DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment)
              .awaitReady()) {
        desk.stop();
      }
      insert(database, "batch_00", JOBS, 31, NOT_CLEANED_UP);
      insert(database, "batch_10", YOUNG, 0, YOUNG);
      database.execute("analyze");
      environment.put("BATCHDESK_HOUSEKEEPING", "PT5S");
      try (DeskProcess desk =
          DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment)
              .awaitReady()) {
        purge(database, desk);
      }
    }
  }

  private static void insert(Postgres database, String prefix, int jobs, int days, int uncleaned) {
    database.execute(ENDED.formatted(prefix, jobs, days, uncleaned));
    database.execute(
        "insert into batch_message (job_id, number, step_number, severity, text, said_at)"
            + " select id, n, n, 'INFO', 'Wrote some lines', created_at"
            + " from batch_job, generate_series(1, 3) as n where id like '"
            + prefix
            + "%'");
    database.execute(
        "insert into batch_event (job_id, number, status, happened_at)"
            + " select id, n, 'CREATED', created_at"
            + " from batch_job, generate_series(1, 2) as n where id like '"
            + prefix
            + "%'");
    database.execute(
        "insert into batch_output (job_id, number, name, media_type, length, sha256)"
            + " select id, 1, 'contacts.csv', 'text/csv', 0, '' from batch_job where id like '"
            + prefix
            + "%'");
  }

  private static void purge(Postgres database, DeskProcess desk) {
    Rest rest = desk.rest();
    rest.awaitStatus(rest.start("contact-list", "{}"), "completed", LONG);
    List<String> young =
        database
            .rows("select id from batch_job where id like 'batch_10%' order by id limit 100")
            .stream()
            .map(row -> (String) row.get("id"))
            .toList();
    long before = database.number("select count(*) from batch_job where id like 'batch_00%'");
    long begin = System.nanoTime();
    try (Visitors people = new Visitors(desk, young, 20)) {
      Await.until(
          "the old jobs are gone",
          LONG,
          () -> {
            pause();
            return database.number("select count(*) from batch_job where id like 'batch_00%'") == 0;
          });
      System.out.printf(
          "%,d of %,d ended jobs went in %.0f s; meanwhile %s%n",
          before, JOBS, (System.nanoTime() - begin) / 1e9, people);
      assertThat(people.bad()).isEmpty();
      assertThat(people.timings().slowest()).isLessThan(1_000);
    }
    assertThat(database.number("select count(*) from batch_job where id like 'batch_10%'"))
        .isEqualTo(YOUNG);
    assertThat(database.number("select count(*) from batch_message where job_id like 'batch_00%'"))
        .isZero();
    assertThat(database.number("select count(*) from batch_output where job_id like 'batch_00%'"))
        .isZero();
    assertThat(database.number("select count(*) from batch_event where job_id like 'batch_00%'"))
        .isZero();
  }

  /** Counting is work for the database, too. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
  }
}
