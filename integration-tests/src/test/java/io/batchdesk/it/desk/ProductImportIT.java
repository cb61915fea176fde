package io.batchdesk.it.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file of products, a tenth of it bad in ten ways: each bad row is named with its reason,
 * comes back in the file of refused rows, and goes in when it is corrected; kills change nothing.
 * {@code -Dbatchdesk.imported-rows=200000} makes it larger, {@code -Dbatchdesk.import-kills=5}
 * kills more often.
 */
class ProductImportIT {

  private static final int ROWS = Integer.getInteger("batchdesk.imported-rows", 40_000);
  private static final int KILLS = Integer.getInteger("batchdesk.import-kills", 5);
  private static final Duration LONG = Duration.ofMinutes(30);

  @TempDir static Path folder;
  private static DeskProcess desk;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void eachBadRowIsNamedAndGoesInWhenItIsCorrected() {
    importAll(new ImportedProducts("few", Math.min(ROWS, 4_000)), 0);
  }

  /** The preview is killed as well as the import. */
  @Test
  @Tag("long")
  void killsChangeNothing() {
    importAll(new ImportedProducts("killed", ROWS), KILLS);
  }

  private static void importAll(ImportedProducts products, int kills) {
    List<String> before = skus();
    long begin = System.nanoTime();
    String id = start(products.file());
    int previewKills = kills / 2;
    killed(id, "created", products.rows(), previewKills);
    JsonNode previewed = desk.rest().awaitStatus(id, "pre_processed", LONG);
    long confirmed = System.nanoTime();
    int bad = products.badRows();
    assertThat(previewed.at("/result/preview").asText())
        .startsWith(
            "Preview: %,d will be created, %,d rows are refused."
                .formatted(products.rows() - bad, bad));
    assertThat(skus()).isEqualTo(before);

    desk.rest().post(Rest.JOBS + "/" + id + "/confirm", "");
    killed(id, "processing", products.rows(), kills - previewKills);
    JsonNode done = desk.rest().awaitStatus(id, "completed", LONG);
    System.out.printf(
        "%,d rows, %,d bad, %d kills: preview %.1f s, import %.1f s%n",
        products.rows(),
        bad,
        kills,
        (confirmed - begin) / 1e9,
        (System.nanoTime() - confirmed) / 1e9);

    assertThat(done.at("/result/sentence").asText())
        .isEqualTo("Import: %,d created, %,d rows refused".formatted(products.rows() - bad, bad));
    assertThat(done.get("interruptions").asInt()).isEqualTo(kills);
    String failed = desk.rest().get(desk.rest().output(id).get("download_url").asText()).text();
    namesEachBadRow(products, Csv.readRagged(failed.getBytes(UTF_8)));

    String again = start(products.corrected());
    desk.rest().awaitStatus(again, "pre_processed", LONG);
    desk.rest().post(Rest.JOBS + "/" + again + "/confirm", "");
    assertThat(desk.rest().awaitStatus(again, "completed", LONG).at("/result/sentence").asText())
        .isEqualTo("Import: %,d created".formatted(bad));
    assertThat(skus()).doesNotHaveDuplicates().hasSize(before.size() + products.rows());
  }

  private static void namesEachBadRow(ImportedProducts products, List<NamedCsvRecord> failed) {
    Map<Integer, NamedCsvRecord> byRow = new HashMap<>();
    failed.forEach(row -> byRow.put(Integer.valueOf(row.getField("failed_row")), row));
    assertThat(failed).hasSize(products.badRows());
    products.eachBad(
        (row, way) -> {
          NamedCsvRecord named = byRow.get(row);
          assertThat(named).as("row %d, %s", row, way).isNotNull();
          assertThat(named.getField("failed_column")).as("row %d", row).isEqualTo(way.column());
          assertThat(named.getField("failed_because")).as("row %d", row).contains(way.because());
        });
  }

  private static String start(String file) {
    String upload = desk.rest().upload("products.csv", BodyPublishers.ofString(file));
    return desk.rest().start("product-import", "{\"file\":\"%s\"}".formatted(upload));
  }

  /** Kills the server so often while a job has this status, a little further each time. */
  private static void killed(String id, String status, int rows, int times) {
    for (int kill = 1; kill <= times; kill++) {
      long units = (long) rows * kill / (times + 1);
      Await.until(
          "it has done " + units + " while " + status,
          LONG,
          () -> {
            JsonNode job = desk.rest().job(id);
            boolean there = job.get("status").asText().equals(status);
            return there && job.at("/result/advancement_count").asLong() >= units;
          });
      desk.kill();
      desk = desk.startAgain();
    }
  }

  /** All that there are, in the order of an export. */
  private static List<String> skus() {
    String id = desk.rest().start("product-export", "{}");
    desk.rest().awaitStatus(id, "completed", LONG);
    byte[] file =
        desk.rest().get(desk.rest().output(id).get("download_url").asText()).response().body();
    return Csv.read(file).stream().map(row -> row.getField("Variant SKU")).toList();
  }
}
