package io.batchdesk.it.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Rest.Answer;
import io.batchdesk.it.nodes.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts are exported, edited and imported, with what people upload by mistake; PostgreSQL. */
class ImportIT {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String HEADER = "id,given_name,family_name,email,city,country\n";

  /** All that the application has; what the engine keeps is not of it. */
  private static final List<String> TABLES =
      List.of(
          "contacts",
          "registrations",
          "events",
          "countries",
          "states",
          "products",
          "product_variants");

  @TempDir static Path folder;
  private static Postgres postgres;
  private static DeskProcess desk;
  private static Rest rest;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(folder.resolve("postgres"));
    Map<String, String> environment = new HashMap<>(postgres.environment("one", "host,sample"));
    environment.put("JAVA_OPTS", "-Xmx256m -Xlog:gc:file=" + folder.resolve("gc"));
    desk =
        DeskProcess.start(folder.resolve("data"), DeskProcess.freePort(), environment).awaitReady();
    rest = desk.rest();
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
    postgres.close();
  }

  private static List<String> digests() {
    return TABLES.stream()
        .map(
            table ->
                table
                    + " "
                    + postgres.row(
                        "select count(*) as rows, md5(string_agg(t::text, '|' order by t::text))"
                            + " as digest from %s t".formatted(table)))
        .toList();
  }

  private static String start(String type, byte[] file, String more) {
    String upload = rest.upload("rows.csv", BodyPublishers.ofByteArray(file));
    return rest.start(type, "{\"file\":\"%s\"%s}".formatted(upload, more));
  }

  private static String start(byte[] file) {
    return start("contact-import", file, "");
  }

  private static String preview(String id) {
    return awaited(id, "pre_processed").at("/result/preview").asText();
  }

  /** Awaits the status, and shows the job if it ends in another one. */
  private static JsonNode awaited(String id, String status) {
    Await.until(
        "job " + id + " is " + status,
        LONG,
        () -> {
          JsonNode job = rest.job(id);
          String now = job.get("status").asText();
          if (now.equals(status)) {
            return true;
          }
          if (!job.get("ended_at").isNull()) {
            throw new AssertionError("It is not " + status + ": " + job);
          }
          return false;
        });
    return rest.job(id);
  }

  private static String confirmed(String id) {
    rest.post(Rest.JOBS + "/" + id + "/confirm", "");
    return rest.awaitStatus(id, "completed", LONG).at("/result/sentence").asText();
  }

  private static byte[] export(String type, String context) {
    String id = rest.start(type, context);
    rest.awaitStatus(id, "completed", LONG);
    return file(id);
  }

  private static byte[] file(String id) {
    return rest.get(rest.output(id).get("download_url").asText()).response().body();
  }

  private static JsonNode rowErrors(String id) {
    return rest.get(Rest.JOBS + "/" + id + "/row-errors?limit=1000").json();
  }

  @Test
  void aPreviewStoresNothingAndItsCountsAreWhatConfirmingDoes() {
    List<String> before = digests();
    StringBuilder file = new StringBuilder(HEADER);
    IntStream.rangeClosed(1, 2_000).forEach(id -> file.append(changed(id)));
    IntStream.rangeClosed(1, 1_990).forEach(n -> file.append(created(n)));
    IntStream.rangeClosed(1, 10).forEach(n -> file.append(",Bad,Row,x@example.org,Wien,Nowhere\n"));

    String id = start(file.toString().getBytes(UTF_8));
    String preview = preview(id);

    assertThat(digests()).isEqualTo(before);
    assertThat(preview)
        .startsWith("Preview: 1,990 will be created, 2,000 will be updated, 10 rows are refused.");
    assertThat(rowErrors(id).get("count").asInt()).isEqualTo(10);
    assertThat(rowErrors(id).at("/row_errors/0/row").asInt()).isEqualTo(3_992);
    JsonNode differences = rest.get(Rest.JOBS + "/" + id + "/differences?limit=1000").json();
    assertThat(differences.get("differences")).hasSize(200);
    assertThat(differences.at("/differences/0/after").asText()).startsWith("Changed");

    assertThat(confirmed(id)).isEqualTo("Import: 1,990 created, 2,000 updated, 10 rows refused");
    assertThat(postgres.number("select count(*) from contacts where family_name = 'Created'"))
        .isEqualTo(1_990);
    assertThat(
            postgres.number(
                "select count(*) from contacts where id <= 2000 and given_name like 'Changed%'"))
        .isEqualTo(2_000);
  }

  private static String changed(int id) {
    Map<String, Object> was =
        postgres.row(
            "select family_name, city, k.name as country from contacts c"
                + " left join countries k on k.code = c.country_code where c.id = "
                + id);
    return "%d,Changed %d,%s,%s,%s,%s\n"
        .formatted(
            id,
            id,
            cell(was.get("family_name")),
            "changed" + id + "@example.org",
            cell(was.get("city")),
            cell(was.get("country")));
  }

  private static String created(int n) {
    return ",Nr %d,Created,nr%d@example.org,Wien,Austria\n".formatted(n, n);
  }

  private static String cell(Object text) {
    return text == null ? "" : "\"" + text.toString().replace("\"", "\"\"") + "\"";
  }

  @Test
  void whatWasExportedIsImportedWithoutAChange() {
    byte[] exported = export("contact-list", "{\"country\":\"AT\"}");
    List<String> before = digests();

    String id = start(exported);

    assertThat(rest.awaitStatus(id, "completed", LONG).at("/result/sentence").asText())
        .contains("nothing to import");
    assertThat(digests()).isEqualTo(before);
    assertThat(export("contact-list", "{\"country\":\"AT\"}")).isEqualTo(exported);
  }

  @Test
  void productsThatWereExportedAreImportedWithoutAChange() {
    byte[] exported = export("product-export", "{}");

    String id = start("product-import", exported, "");

    assertThat(rest.awaitStatus(id, "completed", LONG).at("/result/sentence").asText())
        .contains("nothing to import");
    assertThat(export("product-export", "{}")).isEqualTo(exported);
  }

  @Test
  void columnsThatTheShopDoesNotHaveAreNamed() {
    String file =
        "product handle,PRODUCT TITLE,Variant Title,Product Type,Image 1 Url,Price ImportLand [EUR]\n"
            + "new-thing,New thing,One,toys,http://example.org/1.png,5\n";

    String preview = preview(start("product-import", file.getBytes(UTF_8), ""));

    assertThat(preview)
        .contains("1 will be created")
        .contains("\"Product Type\", \"Image 1 Url\", \"Price ImportLand [EUR]\"")
        .contains("ignored");
  }

  @Test
  void refusedRowsAreFetchedCorrectedAndImported() {
    String file = HEADER + ",Good,Again,g@example.org,Wien,Austria\n,Bad,Again,b@x.org,Wien,Foo\n";
    String first = start(file.getBytes(UTF_8));
    preview(first);
    assertThat(confirmed(first)).isEqualTo("Import: 1 created, 1 row refused");

    String text = new String(file(first), UTF_8);
    assertThat(rest.output(first).get("failed_rows_of").asText()).isEqualTo("file");
    assertThat(text).contains("3,country,").contains(",Bad,Again,b@x.org,Wien,Foo");

    Answer again = rest.post(Rest.JOBS + "/" + first + "/start-again", "");
    String second = again.json().at("/batch_job/id").asText();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().at("/batch_job/repeats").asText()).isEqualTo(first);
    assertThat(preview(second)).startsWith("Preview: 1 row is refused.");

    String third = start(text.replace("Foo", "Austria").getBytes(UTF_8));
    assertThat(preview(third)).startsWith("Preview: 1 will be created.");
    assertThat(confirmed(third)).isEqualTo("Import: 1 created");
  }

  @Test
  void dataThatHasChangedSinceThePreviewIsAskedAbout() {
    String id = start("id,given_name\n90001,Adalbert\n".getBytes(UTF_8));
    preview(id);
    postgres.execute("delete from registrations where contact_id = 90001");
    postgres.execute("delete from contacts where id = 90001");

    rest.post(Rest.JOBS + "/" + id + "/confirm", "");

    JsonNode asking = awaited(id, "paused");
    assertThat(asking.get("question").asText())
        .startsWith("The data has changed since the preview. Now: 1 row is refused.");
    rest.post(Rest.JOBS + "/" + id + "/resume", "{\"answer\":\"Give up\"}");
    assertThat(rest.awaitStatus(id, "completed", LONG).at("/result/sentence").asText())
        .isEqualTo("Given up: nothing was imported");
  }

  @Test
  void allOrNothingIsNothingIfARowIsBad() {
    List<String> before = digests();
    String file = HEADER + ",Good,One,g@example.org,Wien,Austria\n,Bad,One,b,Wien,Foo\n";

    String id = start("contact-import", file.getBytes(UTF_8), ",\"onBadRow\":\"ALL_OR_NOTHING\"");

    JsonNode failed = awaited(id, "failed");
    assertThat(failed.at("/result/errors/0/message").asText())
        .startsWith("Nothing was imported: 1 row is refused.");
    assertThat(rowErrors(id).get("row_errors")).hasSize(2);
    assertThat(new String(file(id), UTF_8)).contains(",Bad,One,b,Wien,Foo").doesNotContain("Good");
    assertThat(failed.get("actions").toString()).doesNotContain("retry");
    assertThat(rest.post(Rest.JOBS + "/" + id + "/start-again", "").status())
        .as("the good rows would be missing")
        .isEqualTo(409);
    assertThat(digests()).isEqualTo(before);
  }

  @Test
  void whatPeopleUploadByMistakeGetsAnAnswer() {
    refused("", UTF_8, "The file is empty");
    refused("\uFEFF", UTF_8, "None of the columns");
    refused("PK\3\4 and so on", ISO_8859_1, "This is a workbook");
    refused("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", ISO_8859_1, "no text file");
    refused("id,id\n1,2\n", UTF_8, "\"id\" is there twice");
    refused("id,colour\n1,2\n", UTF_8, "\"colour\" is not known here");
    refused("id,<b>x</b>\n1,2\n", UTF_8, "\"<b>x</b>\" is not known here");
    refused("id,city\n1,\"Wien\n2,Graz\n", UTF_8, "Row 2, column 2: a quote is opened there");
    refused("id,city\n1," + "x".repeat(1_100_000), UTF_8, "Row 2, column 2: the row has more");
    finds("id,city\n1\n2,a,b\n", UTF_8, "The row has 1 cell", "The row has 3 cells");
    finds("id,city\n1,a\0b\n", UTF_8, "character NUL");
    finds("id,city\n1," + "x".repeat(101) + "\n", UTF_8, "size must be between");
    finds("id;city\n99999999999;x\n", UTF_8, "does not exist");
    finds("id;city\n2147483648999999999999;x\n", UTF_8, "no whole number");
    finds("\uFEFFid\tcity\n1\t" + "ö".repeat(101) + "\n", UTF_16LE, "size must be between");
    finds("id;city\n1;" + "ö".repeat(101) + "\n", ISO_8859_1, "size must be between");
  }

  private void refused(String text, Charset charset, String message) {
    JsonNode failed = awaited(start(text.getBytes(charset)), "failed");

    assertThat(failed.at("/result/errors/0/message").asText()).contains(message);
    assertThat(failed.at("/result/errors/0/field").asText()).isEqualTo("file");
  }

  private void finds(String text, Charset charset, String... messages) {
    String id = start(text.getBytes(charset));
    assertThat(preview(id)).contains("refused");

    List<String> found = new ArrayList<>();
    rowErrors(id).get("row_errors").forEach(error -> found.add(error.get("message").asText()));
    for (String message : messages) {
      assertThat(found).as(text).anyMatch(said -> said.contains(message));
    }
    rest.post(Rest.JOBS + "/" + id + "/cancel", "");
  }

  @Test
  void aWorkbookIsRefusedBeforeAJobIsStored() {
    String upload = rest.upload("rows.xlsx", BodyPublishers.ofString("PK"));

    Answer answer = rest.tryStart("contact-import", "{\"file\":\"%s\"}".formatted(upload));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text()).contains("CSV UTF-8").contains("rows.xlsx");
  }

  /** A heap of 256 MB; what was in use is printed. */
  @Test
  @Tag("long")
  void aGigabyteInOneLineIsRefusedInLittleMemory() throws IOException {
    String upload =
        rest.upload("rows.csv", BodyPublishers.ofInputStream(ImportIT::aGigabyteInOneLine));

    String id = rest.start("contact-import", "{\"file\":\"%s\"}".formatted(upload));

    assertThat(awaited(id, "failed").at("/result/errors/0/message").asText())
        .contains("Row 2, column 2: the row has more than 1,000,000 characters");
    System.out.println("A line of 1 GB: heap " + Heap.used(folder.resolve("gc")));
  }

  private static InputStream aGigabyteInOneLine() {
    InputStream endless =
        new InputStream() {
          private long left = (1L << 30) - 100;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int read = (int) Math.min(length, left);
            for (int i = 0; i < read; i++) {
              bytes[offset + i] = 'x';
            }
            left -= read;
            return read == 0 ? -1 : read;
          }
        };
    return new SequenceInputStream(
        new ByteArrayInputStream("id,city\n1,".getBytes(UTF_8)), endless);
  }
}
