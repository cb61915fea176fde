package io.batchdesk.it.desk;

import io.batchdesk.it.desk.ListedJobs.Listed;
import io.batchdesk.it.desk.Rest.Answer;
import io.batchdesk.it.nodes.Postgres;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of all jobs among very many of them: each page has the right jobs, and comes at once.
 * {@code ./verify --long} does it with a million ({@code -Dbatchdesk.listed-jobs}).
 */
class MillionJobsIT {

  private static final int JOBS = Integer.getInteger("batchdesk.listed-jobs", 20_000);
  private static final int ROWS = 25;
  private static final int SEARCHED = 5_000;
  private static final int TIMES = 5;
  private static final long LIMIT = 500;
  private static final Pattern LINK = Pattern.compile("<a href=\"/jobs/(batch_\\d{26})\"");

  private static final Comparator<Listed> NEWEST = Comparator.comparingInt(Listed::n);
  private static final Comparator<Listed> LAST_ENDED =
      Comparator.comparingLong(Listed::ended).thenComparingInt(Listed::n).reversed();
  private static final Comparator<Listed> FIRST_ENDED =
      Comparator.comparing((Listed job) -> job.status().equals("paused"))
          .thenComparingLong(Listed::ended)
          .thenComparingInt(Listed::n);

  private static final String APPLICATION =
      "insert into batch_job_type (type, application, title, description, roles_allowed, confirm, parameters, priority)"
          + " values ('type-%1$s', 'gone', 'Type %1$s', '', '[]', 'NEVER', '{\"fields\":[]}', 0)";

  @TempDir Path folder;

  /** What a person asks for, and the jobs that are right. */
  private record Look(String query, List<String> ids) {}

  @Test
  void eachPageIsRightAndComesAtOnceOnH2() {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    Database database = new Database(data.resolve("db").resolve("batchdesk"));
    database.update(ListedJobs.onH2(JOBS));
    database.update(APPLICATION.formatted("8"));
    database.update(APPLICATION.formatted("9"));
    database.update("analyze");
    try (DeskProcess desk =
        DeskProcess.start(data, DeskProcess.freePort(), environment()).awaitReady()) {
      look(desk, "H2");
    }
  }

  @Test
  void eachPageIsRightAndComesAtOnceOnPostgres() {
    try (Postgres database = Postgres.start(folder.resolve("postgres"))) {
      Map<String, String> environment =
          new LinkedHashMap<>(database.environment("one", "host,sample"));
      environment.putAll(environment());
      Path data = folder.resolve("pg-data");
      try (DeskProcess desk =
          DeskProcess.start(data, DeskProcess.freePort(), environment).awaitReady()) {
        desk.stop();
      }
      database.execute(ListedJobs.onPostgres(JOBS));
      database.execute(APPLICATION.formatted("8"));
      database.execute(APPLICATION.formatted("9"));
      database.execute("vacuum analyze");
      try (DeskProcess desk =
          DeskProcess.start(data, DeskProcess.freePort(), environment).awaitReady()) {
        look(desk, "PostgreSQL");
      }
    }
  }

  private static Map<String, String> environment() {
    return Map.of("BATCHDESK_HOUSEKEEPING", "never");
  }

  private static void look(DeskProcess desk, String database) {
    Person admin = Person.signedIn(desk, "admin", DeskProcess.PASSWORD);
    SoftAssertions right = new SoftAssertions();
    System.out.printf("All jobs among %,d on %s, of %d times each:%n", JOBS, database, TIMES);
    for (Look look : looks()) {
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        long begin = System.nanoTime();
        Answer page = admin.get("/jobs?" + look.query());
        times.add((System.nanoTime() - begin) / 1_000_000);
        right.assertThat(page.status()).as(look.query()).isEqualTo(200);
        if (look.ids() != null) {
          right.assertThat(ids(page)).as(look.query()).isEqualTo(look.ids());
        }
      }
      long first = times.get(0);
      long median = times.stream().sorted().skip(TIMES / 2).findFirst().orElseThrow();
      System.out.printf(
          "  %5d ms (the first %5d)  %s%n",
          median, first, look.query().isEmpty() ? "newest" : look.query());
      right.assertThat(median).as("ms for " + look.query()).isLessThan(LIMIT);
    }
    right.assertAll();
  }

  private static List<String> ids(Answer page) {
    List<String> ids = new ArrayList<>();
    Matcher links = LINK.matcher(page.text());
    while (links.find()) {
      ids.add(links.group(1));
    }
    return ids;
  }

  private static List<Look> looks() {
    Predicate<Listed> failed = job -> job.status().equals("failed");
    Predicate<Listed> contacts = job -> job.type().equals("contact-list");
    Predicate<Listed> rare = job -> job.type().equals("rare-type");
    Predicate<Listed> one = job -> job.user().equals("user-1");
    Set<String> gone = Set.of("type-8", "type-9");
    Set<String> two = Set.of("failed", "canceled");
    return List.of(
        of("", job -> true, NEWEST, 1),
        of("page=2", job -> true, NEWEST, 2),
        of("page=400", job -> true, NEWEST, 400),
        of("order=created_at", job -> true, NEWEST.reversed(), 1),
        of("order=-ended_at", job -> true, LAST_ENDED, 1),
        of("order=ended_at&page=3", job -> true, FIRST_ENDED, 3),
        of("status=failed", failed, NEWEST, 1),
        of("status=failed&page=4", failed, NEWEST, 4),
        of("status=failed&order=-ended_at", failed, LAST_ENDED, 1),
        of("status=failed&status=canceled", job -> two.contains(job.status()), NEWEST, 1),
        of("status=paused", job -> job.status().equals("paused"), NEWEST, 1),
        of("type=contact-list", contacts, NEWEST, 1),
        of("type=contact-list&order=created_at", contacts, NEWEST.reversed(), 1),
        of("type=contact-list&order=-ended_at&page=40", contacts, LAST_ENDED, 40),
        of("type=rare-type&order=ended_at", rare, FIRST_ENDED, 1),
        of("application=gone", job -> gone.contains(job.type()), NEWEST, 1),
        of("created_by=user-1&status=failed", one.and(failed), NEWEST, 1),
        of("created_by=admin&type=contact-list", admin().and(contacts), NEWEST, 1),
        of("created_by=nobody", job -> false, NEWEST, 1),
        new Look("status=failed&from=" + LocalDate.now().minusDays(3), null),
        searched("q=has+no+country", job -> true, "has no country"),
        searched("q=999&type=contact-list", contacts, "999"),
        of("q=" + ListedJobs.id(JOBS / 2), job -> job.n() == JOBS / 2, NEWEST, 1));
  }

  private static Predicate<Listed> admin() {
    return job -> job.user().equals("admin");
  }

  private static Look of(
      String query, Predicate<Listed> matches, Comparator<Listed> order, int page) {
    return new Look(
        query,
        IntStream.rangeClosed(1, JOBS)
            .mapToObj(Listed::of)
            .filter(matches)
            .sorted(order)
            .skip((page - 1L) * ROWS)
            .limit(ROWS)
            .map(Listed::id)
            .toList());
  }

  private static Look searched(String query, Predicate<Listed> matches, String text) {
    return new Look(
        query,
        IntStream.rangeClosed(1, JOBS)
            .mapToObj(Listed::of)
            .filter(matches)
            .limit(SEARCHED)
            .filter(job -> job.says().contains(text) || job.id().contains(text))
            .limit(ROWS)
            .map(Listed::id)
            .toList());
  }
}
