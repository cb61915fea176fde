package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that a script gets, byte by byte, and what the API says to rubbish. */
class ExportIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int CONTACTS = 102_000;

  /** One value of some of the awkward contacts, with the apostrophe that keeps a formula a text. */
  private static final Map<Integer, String> AWKWARD =
      Map.ofEntries(
          Map.entry(5000, "Anna \"Anni\""),
          Map.entry(5100, "Huber, Gruber, and Partners"),
          Map.entry(5200, "Top\r\nBottom"),
          Map.entry(5300, "'=cmd|' /C calc'!A0"),
          Map.entry(5400, "'+1+1"),
          Map.entry(5500, "'-2+3"),
          Map.entry(5600, "'@SUM(A1:A9)"),
          Map.entry(5700, "'\t=1+1"),
          Map.entry(5800, "'\r=1+1"),
          Map.entry(5900, "''=1+1"),
          Map.entry(6100, "Größwäßer-Öztürk"),
          Map.entry(6200, "株式会社東京商事"),
          Map.entry(6300, "שלום"),
          Map.entry(6400, "👩‍👩‍👧‍👦"),
          Map.entry(6500, "<script>alert(1)</script>"),
          Map.entry(6700, ""),
          Map.entry(6800, ""));

  @TempDir static Path folder;
  private static DeskProcess desk;
  private static Rest rest;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
    rest = desk.rest();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void theFileHasEveryContactOnceAndTheSameBytesTwice() throws Exception {
    String first = export("{}");
    String second = export("{\"rowsPerSecond\":100000}");

    byte[] bytes = download(first);
    List<NamedCsvRecord> rows = Csv.read(bytes);

    assertThat(rows).hasSize(CONTACTS);
    assertThat(rows.stream().map(row -> row.getField(0)).distinct()).hasSize(CONTACTS);
    JsonNode output = rest.output(first);
    assertThat(output.get("size").asLong()).isEqualTo(bytes.length);
    assertThat(output.get("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(rest.output(second).get("sha256").asText());
  }

  @Test
  void aFilterGivesWhatItSays() {
    String id = export("{\"country\":\"AT\"}");

    List<NamedCsvRecord> rows = Csv.read(download(id));

    assertThat(rows)
        .hasSize(rest.job(id).get("result").get("count").asInt())
        .hasSizeGreaterThan(100);
    assertThat(rows.stream().map(NamedCsvRecord::getFields))
        .allSatisfy(fields -> assertThat(fields).contains("Austria"));
  }

  @Test
  void aWorkbookHasTheSameRows() {
    List<NamedCsvRecord> rows = Csv.read(download(export("{\"country\":\"EG\"}")));
    String id = export("{\"country\":\"EG\",\"format\":\"XLSX\"}");

    List<List<String>> lines = Xlsx.read(download(id));

    assertThat(rest.output(id).get("name").asText()).isEqualTo("contacts.xlsx");
    assertThat(rest.get(url(id)).header("Content-Type"))
        .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(lines.get(0)).isEqualTo(rows.get(0).getHeader());
    assertThat(lines.subList(1, lines.size()))
        .extracting(line -> line.get(0), line -> line.get(1), line -> line.get(5))
        .containsExactlyElementsOf(
            rows.stream()
                .map(row -> row.getFields().stream().map(Csv::original).toList())
                .map(row -> tuple(row.get(0), row.get(1), row.get(5)))
                .toList());
    assertThat(rows).hasSizeGreaterThan(100);
  }

  @Test
  void theResultSaysThatTextsWereKeptFromBeingFormulas() {
    String id = export("{\"country\":\"AT\"}");

    long changed =
        Csv.read(download(id)).stream()
            .flatMap(row -> row.getFields().stream())
            .filter(cell -> !cell.equals(Csv.original(cell)))
            .count();

    assertThat(rest.job(id).at("/result/fields/formulas").asText())
        .isEqualTo("%,d texts that begin like a formula have an apostrophe in front", changed);
  }

  @Test
  void theAwkwardValuesOfLifeAreInTheFileAsTheyAre() {
    List<NamedCsvRecord> rows = Csv.read(download(export("{}")));

    Map<String, List<String>> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.getField(0), row.getFields()));

    assertThat(AWKWARD)
        .allSatisfy((id, value) -> assertThat(byId.get(Integer.toString(id))).contains(value));
  }

  @Test
  void aFilterWithoutRowsGivesTheHeaderAndSaysSo() {
    String id = export("{\"country\":\"FJ\"}");

    assertThat(Csv.read(download(id))).isEmpty();
    assertThat(new String(download(id), java.nio.charset.StandardCharsets.UTF_8).lines())
        .hasSize(1);
    assertThat(rest.job(id).get("result").get("sentence").asText()).isEqualTo("No contacts match");
  }

  @Test
  void aFileCannotBeHadBeforeTheEndNorAfterCleanup() {
    String id = rest.start("contact-list", "{\"rowsPerSecond\":20000}");
    assertThat(rest.get(url(id)).status()).isEqualTo(409);
    rest.awaitStatus(id, "completed", MINUTE);
    assertThat(rest.get(url(id)).status()).isEqualTo(200);

    assertThat(rest.post(Rest.JOBS + "/" + id + "/cleanup", "").status()).isEqualTo(200);
    assertThat(rest.post(Rest.JOBS + "/" + id + "/cleanup", "").status()).isEqualTo(200);

    Await.until("cleaned up", MINUTE, () -> !rest.job(id).get("cleaned_up_at").isNull());
    assertThat(rest.get(url(id)).status()).isEqualTo(410);
    assertThat(folder.resolve("data/files").resolve(id)).doesNotExist();
  }

  @Test
  void cleanupWaitsForADownloadThatIsRunning() throws Exception {
    String id = export("{}");
    HttpResponse<InputStream> slow =
        HttpClient.newHttpClient()
            .send(rest.request(url(id)).build(), HttpResponse.BodyHandlers.ofInputStream());
    InputStream body = slow.body();
    long read = body.readNBytes(64 * 1024).length;

    rest.post(Rest.JOBS + "/" + id + "/cleanup", "");
    for (int i = 0; i < 20; i++) {
      read += body.readNBytes(8 * 1024).length;
      assertThat(rest.job(id).get("cleaned_up_at").isNull()).isTrue();
      LockSupport.parkNanos(200_000_000L);
    }

    read += body.readAllBytes().length;
    assertThat(read).isEqualTo(rest.output(id).get("size").asLong());
    Await.until("cleaned up", MINUTE, () -> !rest.job(id).get("cleaned_up_at").isNull());
  }

  @Test
  void aDownloadThatWasCutIsNotDone() throws IOException, InterruptedException {
    String id = export("{}");
    HttpResponse<InputStream> cut =
        HttpClient.newHttpClient()
            .send(rest.request(url(id)).build(), HttpResponse.BodyHandlers.ofInputStream());
    long half = rest.output(id).get("size").asLong() / 2;
    cut.body().skipNBytes(half);
    cut.body().close();

    assertThat(rest.get(url(id)).status()).isEqualTo(200);
    assertThat(rest.job(id).get("cleaned_up_at").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'type':'no-such-type','context':{}} | 422 | unknown_type",
        "{'type':'java.lang.String','context':{}} | 422 | unknown_type",
        "{'type':'../x','context':{}} | 422 | unknown_type",
        "{'context':{}} | 422 | required",
        "{'type':7,'context':{}} | 400 |",
        "{'type':'contact-list','context':[]} | 400 |",
        "{'type':'contact-list','context':{'colour':'red'}} | 422 | unknown_parameter",
        "{'type':'contact-list','context':{'country':'AUT'}} | 422 | invalid_parameter",
        "{'type':'contact-list','context':{'format':'PDF'}} | 422 | invalid_parameter",
        "{'type':'contact-list','context':{'rowsPerSecond':2147483648}} | 422 | invalid_parameter",
        "{'type':'contact-list','context':{},'created_by':'root'} | 422 |",
        "{'type':'contact-list','context':{} | 400 | malformed_json",
        "nonsense | 400 | malformed_json",
      })
  void rubbishIsRefusedInOneShape(String body, int status, String code) {
    Rest.Answer answer = rest.post(Rest.JOBS, body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().fieldNames()).toIterable().contains("type", "message", "code");
    if (code != null) {
      assertThat(answer.json().get("code").asText()).isEqualTo(code);
    }
    assertThat(answer.text()).doesNotContain("Exception", "at io.", "SELECT", "<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "abc", "batch_01ARZ3NDEKTSV4RRFFQ69G5FAV", "%2e%2e%2fx"})
  void aJobThatIsNotThereIs404(String id) {
    Rest.Answer answer = rest.get(Rest.JOBS + "/" + id);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.text()).doesNotContain("<html");
  }

  @Test
  void withoutAPasswordNothingIsTold() {
    Rest stranger = new Rest(desk, "admin", "wrong");

    assertThat(stranger.get(Rest.JOBS + "/batch_01ARZ3NDEKTSV4RRFFQ69G5FAV").status())
        .isEqualTo(401);
    assertThat(stranger.get("/health/ready").text()).doesNotContain("sample");
  }

  private static String export(String context) {
    String id = rest.start("contact-list", context);
    rest.awaitStatus(id, "completed", Duration.ofMinutes(2));
    return id;
  }

  private static byte[] download(String id) {
    Rest.Answer answer = rest.get(url(id));
    assertThat(answer.status()).isEqualTo(200);
    return answer.response().body();
  }

  private static String url(String id) {
    return Rest.JOBS + "/" + id + "/outputs/1/download";
  }
}
