package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the database and in a directory, one after the other. */
class FilesIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Map<String, String> DATABASE = Map.of("BATCHDESK_FILES", "database");
  private static final Map<String, String> DIRECTORY = Map.of("BATCHDESK_FILES", "directory");

  private static final String AUSTRIA = "{\"country\":\"AT\"}";
  private static final String SLOWLY = "{\"country\":\"AT\",\"rowsPerSecond\":4000}";

  @TempDir Path folder;

  @Test
  void filesAndRunningJobsStayWhereTheyBeganWhenTheSettingChanges() {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    String inDatabase;
    String halfway;
    try (DeskProcess desk = start(data, DATABASE)) {
      Rest rest = desk.rest();
      inDatabase = export(rest);
      halfway = rest.start("contact-list", SLOWLY);
      Await.until("the first rows", LONG, () -> rest.units(halfway) > 0);
      desk.kill();
    }
    assertThat(data.resolve("files")).doesNotExist();

    try (DeskProcess desk = start(data, DIRECTORY)) {
      Rest rest = desk.rest();
      String inDirectory = export(rest);
      rest.awaitStatus(halfway, "completed", LONG);
      byte[] bytes = rest.get(url(inDirectory)).response().body();

      assertThat(List.of(inDatabase, halfway, inDirectory))
          .extracting(id -> rest.output(id).get("sha256").asText())
          .containsOnly(rest.output(inDirectory).get("sha256").asText());
      assertThat(List.of(inDatabase, halfway, inDirectory))
          .allSatisfy(
              id -> {
                assertThat(rest.get(url(id)).response().body()).isEqualTo(bytes);
                int half = bytes.length / 2;
                assertThat(range(rest, id, "bytes=" + half + "-" + (half + 300_000)))
                    .isEqualTo(Arrays.copyOfRange(bytes, half, half + 300_001));
                assertThat(range(rest, id, "bytes=-7"))
                    .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 7, bytes.length));
              });
      cleanUp(rest, inDatabase);
      desk.stop();

      assertThat(stores(desk))
          .containsExactlyInAnyOrder(
              Map.of("job_id", inDatabase, "store", "database"),
              Map.of("job_id", halfway, "store", "database"),
              Map.of("job_id", inDirectory, "store", "directory"));
      assertThat(desk.database().rows("select distinct job_id from batch_output_chunk"))
          .containsExactly(Map.of("job_id", halfway));
    }
  }

  @Tag("long")
  @Test
  void aServerWithAnotherDirectoryLeavesFilesAloneUntilTheRightOneIsThere() throws IOException {
    Path data = folder.resolve("data");
    Path elsewhere = folder.resolve("elsewhere");
    String before;
    Template.copyTo(data);
    try (DeskProcess desk = start(data, DIRECTORY)) {
      before = export(desk.rest());
      desk.stop();
    }
    Files.move(data.resolve("files"), elsewhere);

    try (DeskProcess desk = start(data, DIRECTORY)) {
      Rest rest = desk.rest();
      String waiting = rest.start("contact-list", AUSTRIA);
      Await.until("it waits", LONG, () -> !rest.job(waiting).get("waiting_reason").isNull());

      assertThat(rest.job(waiting).get("waiting_reason").asText())
          .contains("is not the one", "BATCHDESK_DATA")
          .doesNotContain(folder.toString());
      assertThat(rest.get(url(before)).status()).isEqualTo(503);
      assertThat(rest.get(url(before)).header("Retry-After")).isNotEmpty();

      Files.deleteIfExists(data.resolve("files"));
      Files.move(elsewhere, data.resolve("files"));
      JsonNode completed = rest.awaitStatus(waiting, "completed", LONG);

      assertThat(completed.get("attempts").asInt()).isZero();
      assertThat(rest.get(url(before)).status()).isEqualTo(200);
      assertThat(rest.output(waiting).get("sha256")).isEqualTo(rest.output(before).get("sha256"));
    }
  }

  private static DeskProcess start(Path data, Map<String, String> environment) {
    return DeskProcess.start(data, DeskProcess.freePort(), environment).awaitReady();
  }

  private static String export(Rest rest) {
    String id = rest.start("contact-list", AUSTRIA);
    rest.awaitStatus(id, "completed", LONG);
    return id;
  }

  private static void cleanUp(Rest rest, String id) {
    rest.post(Rest.JOBS + "/" + id + "/cleanup", "");
    Await.until("cleaned up", LONG, () -> !rest.job(id).get("cleaned_up_at").isNull());
    assertThat(rest.get(url(id)).status()).isEqualTo(410);
  }

  private static byte[] range(Rest rest, String id, String range) {
    Rest.Answer answer = rest.send(rest.request(url(id)).header("Range", range));
    assertThat(answer.status()).isEqualTo(206);
    return answer.response().body();
  }

  private static List<Map<String, Object>> stores(DeskProcess desk) {
    return desk.database().rows("select job_id, store from batch_output");
  }

  private static String url(String id) {
    return Rest.JOBS + "/" + id + "/outputs/1/download";
  }
}
