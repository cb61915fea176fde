package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.it.desk.hostile.AnswerRules;
import io.batchdesk.it.desk.hostile.HostileGenerator;
import io.batchdesk.it.desk.hostile.HostileInput;
import io.batchdesk.it.desk.hostile.HostileInputs;
import io.batchdesk.it.desk.hostile.RawAnswer;
import io.batchdesk.it.desk.hostile.RawRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nobody should send is refused in the one shape of errors, and disturbs nobody. A seed that
 * was printed gives the same requests again: {@code -Dbatchdesk.hostile-seed=…}.
 */
class HostileInputIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int REQUESTS = Integer.getInteger("batchdesk.hostile-requests", 1_000);
  private static final long SEED = Long.getLong("batchdesk.hostile-seed", System.nanoTime());

  @TempDir static Path folder;
  private static DeskProcess desk;

  private HostileScene scene;

  @BeforeAll
  static void start() {
    desk = DeskProcess.start(folder.resolve("data"));
  }

  @BeforeEach
  void prepare() throws IOException {
    scene = HostileScene.prepare(desk);
  }

  @AfterAll
  static void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void eachHostileInputGetsTheAnswerThatIsWrittenForIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    long jobs = scene.jobs();
    for (HostileInput input : HostileInputs.all()) {
      RawRequest request = scene.complete(input.request());
      RawAnswer answer = scene.send(request);
      for (int i = 1; i < input.times(); i++) {
        answer = scene.send(request);
      }
      System.out.printf("%d %-50s %s%n", answer.status(), input.name(), start(answer));
      List<String> broken = AnswerRules.broken(request, answer);
      if (answer.status() != input.status() || !broken.isEmpty()) {
        wrong.add(
            "%s: %d instead of %d %s %s"
                .formatted(input.name(), answer.status(), input.status(), broken, answer.text()));
      }
    }

    assertThat(wrong).isEmpty();
    // One was there to be deleted, and was.
    assertThat(scene.jobs()).isEqualTo(jobs - 1);
    assertServes();
  }

  @Test
  void madeUpHostileRequestsGetNothingButAnswers() throws IOException {
    System.out.printf("-Dbatchdesk.hostile-seed=%d%n", SEED);
    HostileGenerator generator = new HostileGenerator(SEED);
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      RawRequest request = scene.complete(generator.next());
      RawAnswer answer = scene.send(request);
      statuses.merge(answer.status(), 1, Integer::sum);
      List<String> broken = AnswerRules.broken(request, answer);
      if (!broken.isEmpty()) {
        wrong.add(
            "request %d of seed %d: %s%n  %s%n  %d %s"
                .formatted(i, SEED, broken, request, answer.status(), start(answer)));
      }
    }
    System.out.printf("%,d made-up requests, answers by status: %s%n", REQUESTS, statuses);

    assertThat(wrong).isEmpty();
    assertServes();
  }

  private static void assertServes() {
    Rest rest = desk.rest();
    assertThat(rest.get("/health/ready").status()).isEqualTo(200);
    String id = rest.start("contact-list", "{\"country\":\"LI\"}");
    rest.awaitStatus(id, "completed", LONG);
    assertThat(rest.get(rest.output(id).get("download_url").asText()).status()).isEqualTo(200);
  }

  private static String start(RawAnswer answer) {
    String text = answer.text().replaceAll("\\s+", " ");
    return text.substring(0, Math.min(200, text.length()));
  }
}
