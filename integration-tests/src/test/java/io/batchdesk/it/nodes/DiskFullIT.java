package io.batchdesk.it.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.desk.Await;
import io.batchdesk.it.desk.DeskProcess;
import io.batchdesk.it.desk.Rest;
import io.batchdesk.it.engine.server.Wars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that makes a file fills the disk; it waits, says why, and ends as if nothing had been when
 * there is room. Part of {@code ./verify --long}, where it needs root to make small disks.
 */
@Tag("long")
class DiskFullIT {

  private static final Duration LONG = Duration.ofMinutes(5);

  private static final int ENOUGH = 64_000;

  /** 9 MB, which PostgreSQL packs into less than half of one. */
  private static final String ROWS = "{\"rows\":30000}";

  @TempDir Path folder;

  @BeforeAll
  static void needsSmallDisks() {
    assumeTrue(SmallDisk.possible(), "Only root on Linux can make small disks: not run");
  }

  @Test
  void theDirectoryOfFilesIsFull() {
    Path data = folder.resolve("data");
    try (SmallDisk disk = SmallDisk.at(data.resolve("files"), 4_000);
        DeskProcess desk = start(data, Map.of("BATCHDESK_FILES", "directory"))) {
      Rest rest = desk.awaitReady().rest();
      String id = rest.start("wide-rows", ROWS);
      assertThat(awaitReason(rest, id)).contains("No space left on device");
      // Enough for the parts, not for the file that is made of them.
      disk.resize(12_000);
      Await.until("all is written", LONG, () -> rest.units(id) == 30_000);
      awaitReason(rest, id);
      disk.resize(ENOUGH);
      assertCompleted(rest, id);
    }
  }

  @Test
  void theDiskOfTheFilesInPostgresIsFull() {
    try (Postgres postgres = Postgres.start(folder.resolve("postgres"));
        SmallDisk disk = SmallDisk.at(folder.resolve("chunks"), 200);
        DeskProcess desk = start(folder.resolve("data"), postgres.environment("one", "host"))) {
      desk.awaitReady();
      postgres.execute("create tablespace small location '%s'".formatted(disk.folder()));
      postgres.execute("alter table batch_output_chunk set tablespace small");
      Rest rest = desk.awaitReady().rest();
      String id = rest.start("wide-rows", ROWS);
      assertThat(awaitReason(rest, id)).contains("disk is full");
      disk.resize(ENOUGH);
      assertCompleted(rest, id);
    }
  }

  /** Without waiting, so that it is closed even if it is never ready. */
  private DeskProcess start(Path data, Map<String, String> settings) {
    Path war = folder.resolve("wide.war");
    Wars.wide(war);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("BATCHDESK_APPLICATIONS", "host");
    environment.put("BATCHDESK_ADMIN_PASSWORD", DeskProcess.PASSWORD);
    return DeskProcess.start(data, DeskProcess.freePort(), environment, war);
  }

  private static String awaitReason(Rest rest, String id) {
    Await.until("it waits", LONG, () -> !rest.job(id).get("waiting_reason").isNull());
    JsonNode job = rest.job(id);
    assertThat(job.get("status").asText()).isEqualTo("processing");
    return job.get("waiting_reason").asText();
  }

  /** Completed without a fault of its own, with the file of an undisturbed job. */
  private static void assertCompleted(Rest rest, String id) {
    JsonNode job = rest.awaitStatus(id, "completed", LONG);
    String undisturbed = rest.start("wide-rows", ROWS);
    rest.awaitStatus(undisturbed, "completed", LONG);

    assertThat(job.get("attempts").asInt()).isZero();
    assertThat(job.get("interruptions").asInt()).isZero();
    assertThat(rest.output(id).get("sha256")).isEqualTo(rest.output(undisturbed).get("sha256"));
  }
}
