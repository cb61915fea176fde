package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.it.engine.server.Wars;
import io.batchdesk.it.nodes.Postgres;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file in either store: it has the same bytes, and takes little memory while it is written
 * and fetched. Prints how fast the stores are. Part of {@code ./verify --long}.
 */
@Tag("long")
class WideRowsIT {

  private static final int ROWS = Integer.getInteger("batchdesk.rows", 1_000_000);
  private static final Duration LONG = Duration.ofMinutes(20);

  @TempDir Path folder;

  @Test
  void aFileOf300MegabytesFitsThroughASmallHeapOnH2() throws Exception {
    String inDirectory = run("h2-directory", Map.of("BATCHDESK_FILES", "directory"));
    String inDatabase = run("h2-database", Map.of("BATCHDESK_FILES", "database"));

    assertThat(inDatabase).isEqualTo(inDirectory);
  }

  @Test
  void aFileOf300MegabytesFitsThroughASmallHeapOnPostgres() throws Exception {
    try (Postgres postgres = Postgres.start(folder.resolve("postgres"))) {
      Map<String, String> environment = new HashMap<>(postgres.environment("one", "host"));
      environment.put("BATCHDESK_FILES", "directory");
      String inDirectory = run("postgres-directory", environment);
      environment.put("BATCHDESK_FILES", "database");
      String inDatabase = run("postgres-database", environment);

      assertThat(inDatabase).isEqualTo(inDirectory);
    }
  }

  /** Returns the hash of the bytes that a client got. */
  private String run(String name, Map<String, String> settings) throws Exception {
    Path war = folder.resolve("wide.war");
    if (!Files.exists(war)) {
      Wars.wide(war);
    }
    Path collections = folder.resolve(name + ".gc");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("BATCHDESK_APPLICATIONS", "host");
    environment.put("BATCHDESK_ADMIN_PASSWORD", DeskProcess.PASSWORD);
    environment.put("JAVA_OPTS", "-Xmx256m -Xlog:gc:file=" + collections);
    try (DeskProcess desk =
        DeskProcess.start(folder.resolve(name), DeskProcess.freePort(), environment, war)
            .awaitReady()) {
      Rest rest = desk.rest();
      String id = rest.start("wide-rows", "{\"rows\":" + ROWS + "}");
      JsonNode job = rest.awaitStatus(id, "completed", LONG);
      long fetching = System.nanoTime();
      String hash = fetch(rest, id);
      double fetched = (System.nanoTime() - fetching) / 1e9;

      assertThat(hash).isEqualTo(rest.output(id).get("sha256").asText());
      double seconds =
          Duration.between(time(job, "processing_at"), time(job, "completed_at")).toMillis() / 1e3;
      System.out.printf(
          "%s: %,d rows, %,d MB; %,.0f rows/s with publishing; fetched in %.1f s; heap %s%n",
          name,
          ROWS,
          rest.output(id).get("size").asLong() >> 20,
          ROWS / seconds,
          fetched,
          Heap.used(collections));
      return hash;
    }
  }

  private static String fetch(Rest rest, String id) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                rest.request(Rest.JOBS + "/" + id + "/outputs/1/download").timeout(LONG).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream body = new DigestInputStream(answer.body(), digest)) {
      body.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Instant time(JsonNode job, String name) {
    return Instant.parse(job.get(name).asText());
  }
}
