package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.engine.server.Wars;
import io.batchdesk.it.nodes.spring.SpringBatch;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast rows are written and read, in turn with loops by hand and with Spring Batch, on one
 * PostgreSQL. Meant for a machine with nothing else to do. {@code -Dbatchdesk.exported-rows=1000000
 * -Dbatchdesk.stored-rows=200000} are what the figures are of, {@code -Dbatchdesk.files=database}
 * the other store. Part of {@code ./verify --long}.
 */
@Tag("long")
class RowSpeedIT {

  private static final int PEOPLE = Integer.getInteger("batchdesk.exported-rows", 100_000);
  private static final int ITEMS = Integer.getInteger("batchdesk.stored-rows", 20_000);
  private static final int ROUNDS = Integer.getInteger("batchdesk.rounds", 5);
  private static final String FILES = System.getProperty("batchdesk.files", "directory");

  /** In the first rounds the virtual machines only get warm; ours does so with small steps, too. */
  private static final int WARM = 3;

  private static final int ROWS_PER_COMMIT = 10_000;
  private static final int CHUNK = 1_000;
  private static final Duration LONG = Duration.ofMinutes(20);

  private static final List<String> TABLES =
      List.of(
          "create table people_states (code varchar(6) primary key, name varchar(60))",
          "create table people_countries (code varchar(2) primary key, name varchar(60))",
          "insert into people_states select 'S' || n, 'State ' || n from generate_series(1, 60) n",
          "insert into people_countries select chr(65 + n / 26) || chr(65 + n % 26),"
              + " 'Country ' || n from generate_series(0, 199) n",
          "create table people (id bigint primary key, given_name varchar(60),"
              + " family_name varchar(60), company varchar(80), email varchar(120),"
              + " phone varchar(40), street varchar(80), postal_code varchar(12),"
              + " city varchar(60), state_code varchar(6), country_code varchar(2),"
              + " changed_on date)",
          "insert into people select n, 'Given ' || n % 977, 'Family ' || n % 7919,"
              + " 'Company ' || n % 499 || ', Ltd', 'person' || n || '@example.org',"
              + " '43 1 ' || n, 'Long street ' || n % 1201, 1000 + n % 9000,"
              + " 'City ' || n % 641, 'S' || 1 + n % 60,"
              + " (select code from people_countries offset 7 limit 1),"
              + " date '2020-01-01' + (n % 2000)::int from generate_series(1, %d) n",
          "create table stock (sku varchar(40) primary key, title varchar(120), quantity integer,"
              + " price numeric(12, 2))",
          "create table progress (last_id bigint, units bigint)",
          "insert into progress values (0, 0)",
          "analyze");

  /** Something that is measured. */
  private interface Work {
    void run() throws Exception;
  }

  @TempDir static Path folder;
  private static Postgres postgres;
  private static DeskProcess desk;
  private static HikariDataSource database;
  private static RowsByHand byHand;
  private static SpringBatch spring;

  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start(folder.resolve("postgres"));
    Path war = folder.resolve("rows.war");
    Wars.rows(war);
    Map<String, String> environment = new HashMap<>(postgres.environment("one", "host"));
    environment.put("JAVA_OPTS", "-XX:TieredStopAtLevel=4");
    environment.put("BATCHDESK_FILES", FILES);
    desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment, war)
            .awaitReady();
    TABLES.forEach(sql -> postgres.execute(sql.replace("%d", "" + PEOPLE)));
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(postgres.url());
    pool.setUsername("postgres");
    database = new HikariDataSource(pool);
    byHand = new RowsByHand(database);
    spring = SpringBatch.on(database);
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
    if (desk != null) {
      desk.close();
    }
    postgres.close();
  }

  @Test
  void exports() throws Exception {
    Path keyset = folder.resolve("keyset.csv");
    ours(desk.rest().start("people-export-in-small-steps", "{}"));
    for (int round = 0; round < WARM + ROUNDS; round++) {
      note("Batchdesk", () -> ours(desk.rest().start("people-export", "{}")));
      note(
          "Batchdesk, 50,000 rows a step",
          () -> ours(desk.rest().start("people-export-in-large-steps", "{}")));
      measure(
          "pages of 1,000 by hand", () -> byHand.exportAlongTheKey(keyset, 1_000, ROWS_PER_COMMIT));
      measure(
          "pages of 10,000 by hand",
          () -> byHand.exportAlongTheKey(keyset, ROWS_PER_COMMIT, ROWS_PER_COMMIT));
      measure("bare cursor", () -> byHand.exportThroughACursor(folder.resolve("cursor.csv")));
      measure("Spring Batch", () -> spring.exportPeople(folder.resolve("spring.csv"), CHUNK));
    }

    tell("export of %,d rows, files in the %s".formatted(PEOPLE, FILES), PEOPLE);
    String id = desk.rest().start("people-export", "{}");
    desk.rest().awaitStatus(id, "completed", LONG);
    byte[] file =
        desk.rest().get(desk.rest().output(id).get("download_url").asText()).response().body();
    assertThat(file).isEqualTo(Files.readAllBytes(keyset));
  }

  @Test
  void imports() throws Exception {
    Path file = Files.writeString(folder.resolve("stock.csv"), stock());
    for (int round = 0; round < WARM + ROUNDS; round++) {
      postgres.execute("truncate stock");
      note("Batchdesk, the import alone", this::importOurs);
      assertThat(postgres.number("select count(*) from stock")).isEqualTo(ITEMS);
      postgres.execute("truncate stock");
      measure("batches by hand", () -> byHand.importInBatches(file, ROWS_PER_COMMIT));
      postgres.execute("truncate stock");
      measure("Spring Batch", () -> spring.importStock(file, CHUNK));
      assertThat(postgres.number("select count(*) from stock")).isEqualTo(ITEMS);
    }

    tell("import of %,d rows".formatted(ITEMS), ITEMS);
  }

  private static String stock() {
    StringBuilder file = new StringBuilder("sku,title,quantity,price\r\n");
    for (int n = 1; n <= ITEMS; n++) {
      file.append("SKU-%d,\"Item %d, boxed\",%d,%d.90\r\n".formatted(n, n, n % 100, n % 50));
    }
    return file.toString();
  }

  /** The scan and the preview are told apart: the others have none. */
  private double importOurs() throws Exception {
    String upload = desk.rest().upload("stock.csv", BodyPublishers.ofString(stock()));
    String id = desk.rest().start("stock-import", "{\"file\":\"%s\"}".formatted(upload));
    double import1 = ours(id);
    JsonNode job = desk.rest().job(id);
    seconds
        .computeIfAbsent("Batchdesk, with scan and preview", any -> new ArrayList<>())
        .add(between(job, "created_at", "completed_at"));
    return import1;
  }

  private static double ours(String id) {
    Await.until(
        "job " + id + " is completed",
        LONG,
        Duration.ofMillis(500),
        () -> desk.rest().status(id).equals("completed"));
    return between(desk.rest().job(id), "processing_at", "completed_at");
  }

  private static double between(JsonNode job, String from, String to) {
    return Duration.between(
                Instant.parse(job.get(from).asText()), Instant.parse(job.get(to).asText()))
            .toMillis()
        / 1e3;
  }

  /** What measures itself. */
  private interface Measured {
    double seconds() throws Exception;
  }

  private void note(String who, Measured work) throws Exception {
    seconds.computeIfAbsent(who, any -> new ArrayList<>()).add(work.seconds());
  }

  private void measure(String who, Work work) throws Exception {
    note(
        who,
        () -> {
          long begin = System.nanoTime();
          work.run();
          return (System.nanoTime() - begin) / 1e9;
        });
  }

  private void tell(String what, int rows) {
    double ours = median(seconds.values().iterator().next());
    System.out.printf(
        "%s, medians of %d, load %.1f%n",
        what, ROUNDS, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    seconds.forEach(
        (who, all) ->
            System.out.printf(
                "  %s: %,.0f rows/s; Batchdesk has %.2f of it %s%n",
                who, rows / median(all), median(all) / ours, all));
  }

  private static double median(List<Double> all) {
    double[] sorted = all.stream().skip(WARM).mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
