package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.nodes.Postgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large exports in both formats, with a small heap, on PostgreSQL: kills change no byte, and rows
 * that come and go neither hide nor double another one. Prints how fast they are. {@code
 * -Dbatchdesk.contacts=1000000} makes more than the sample has. Part of {@code ./verify --long}.
 */
@Tag("long")
class LargeExportIT {

  private static final int SAMPLE = 102_000;
  private static final int CONTACTS = Math.max(SAMPLE, Integer.getInteger("batchdesk.contacts", 0));
  private static final int KILLS = Integer.getInteger("batchdesk.export-kills", 1);
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final List<String> FORMATS = List.of("CSV", "XLSX");

  /** Copies of what the sample made, with ids of their own. */
  private static final String MORE_CONTACTS =
      """
      insert into contacts (id, given_name, family_name, company, email, phone, street, postal_code,
        city, state_code, country_code, notes, changed_on)
      select id + %1$d * n, given_name, family_name, company, email, phone, street, postal_code,
        city, state_code, country_code, notes, changed_on
      from contacts, generate_series(1, %2$d) n where id <= %1$d and id + %1$d * n <= %3$d
      """;

  private static final String MORE_REGISTRATIONS =
      """
      insert into registrations (contact_id, event_id, registered_on, paid)
      select contact_id + %1$d * n, event_id, registered_on, paid
      from registrations, generate_series(1, %2$d) n
      where contact_id <= %1$d and contact_id + %1$d * n <= %3$d
      """;

  @TempDir static Path folder;
  private static Postgres postgres;
  private static DeskProcess desk;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(folder.resolve("postgres"));
    Map<String, String> environment = new HashMap<>(postgres.environment("one", "host,sample"));
    environment.put(
        "JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=4 -Xlog:gc:file=" + folder.resolve("gc"));
    desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment).awaitReady();
    int copies = (CONTACTS - 1) / SAMPLE;
    postgres.execute(MORE_CONTACTS.formatted(SAMPLE, copies, CONTACTS));
    postgres.execute(MORE_REGISTRATIONS.formatted(SAMPLE, copies, CONTACTS));
    postgres.execute("alter table contacts alter column id restart with " + (CONTACTS + 1));
    postgres.execute("analyze");
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
    postgres.close();
  }

  @Test
  void killsChangeNoByte() throws IOException {
    Map<String, String> undisturbed = new HashMap<>();
    for (String format : FORMATS) {
      undisturbed.put(format, hash(measured(format)));
    }

    Map<String, String> jobs = startBoth(CONTACTS / 5);
    for (int kill = 1; kill <= KILLS; kill++) {
      long units = (long) kill * CONTACTS / (KILLS + 1);
      Await.until(
          "both have done " + units + " units",
          LONG,
          () -> jobs.values().stream().allMatch(id -> desk.rest().units(id) >= units));
      desk.kill();
      desk = desk.startAgain();
    }
    jobs.values().forEach(id -> desk.rest().awaitStatus(id, "completed", LONG));

    jobs.forEach(
        (format, id) -> {
          assertThat(hash(id)).as(format).isEqualTo(undisturbed.get(format));
          assertThat(desk.rest().job(id).get("interruptions").asInt()).as(format).isPositive();
        });
  }

  @Test
  void rowsThatComeAndGoNeitherHideNorDoubleAnother() throws Exception {
    Map<String, String> jobs;
    long passed;
    long begin = System.nanoTime();
    try (PassersBy passersBy = PassersBy.start(postgres, CONTACTS)) {
      jobs = startBoth(CONTACTS / 6);
      jobs.values().forEach(id -> desk.rest().awaitStatus(id, "completed", LONG));
      passed = passersBy.number();
    }
    double perSecond = passed * 1e9 / (System.nanoTime() - begin);

    List<Long> there = PassersBy.whoWasThereAllTheTime(postgres);
    for (Map.Entry<String, String> job : jobs.entrySet()) {
      List<Line> lines = lines(job.getKey(), fetched(job.getKey(), job.getValue()));
      assertThat(lines).extracting(Line::id).as(job.getKey()).isSorted().doesNotHaveDuplicates();
      assertThat(lines.stream().filter(line -> !PassersBy.is(line)).map(Line::id).toList())
          .as(job.getKey())
          .isEqualTo(there);
      assertThat(lines).as("some who came and went are in it").anyMatch(PassersBy::is);
    }
    assertThat(passed).isGreaterThan(1_000);
    System.out.printf(
        "%,d rows were added and as many deleted meanwhile, %,.0f a second%n", passed, perSecond);
  }

  /** A line of the file. */
  record Line(long id, String company) {}

  private static List<Line> lines(String format, Path file) {
    return format.equals("CSV")
        ? Csv.read(file, row -> new Line(Long.parseLong(row.get(0)), row.get(3)))
        : Xlsx.read(file, row -> new Line(Long.parseLong(row.get(0)), row.get(3)));
  }

  private static Map<String, String> startBoth(int rowsPerSecond) {
    Map<String, String> jobs = new HashMap<>();
    for (String format : FORMATS) {
      jobs.put(format, start(format, ",\"rowsPerSecond\":" + rowsPerSecond));
    }
    return jobs;
  }

  private static String start(String format, String more) {
    return desk.rest().start("contact-list", "{\"format\":\"%s\"%s}".formatted(format, more));
  }

  private static String measured(String format) throws IOException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    String id = start(format, "");
    JsonNode job = desk.rest().awaitStatus(id, "completed", LONG);
    double seconds =
        Duration.between(time(job, "processing_at"), time(job, "completed_at")).toMillis() / 1e3;
    System.out.printf(
        "%s: %,d rows, %.1f MB, %,.0f rows/s with publishing; heap %s; load before %.1f%n",
        format,
        CONTACTS,
        desk.rest().output(id).get("size").asLong() / 1e6,
        CONTACTS / seconds,
        Heap.used(folder.resolve("gc")),
        load);
    return id;
  }

  private static Instant time(JsonNode job, String name) {
    return Instant.parse(job.get(name).asText());
  }

  private static String hash(String id) {
    return desk.rest().output(id).get("sha256").asText();
  }

  private static Path fetched(String format, String id) throws Exception {
    Path file = folder.resolve("fetched." + format);
    return HttpClient.newHttpClient()
        .send(
            desk.rest().request(Rest.JOBS + "/" + id + "/outputs/1/download").timeout(LONG).build(),
            HttpResponse.BodyHandlers.ofFile(file))
        .body();
  }
}
