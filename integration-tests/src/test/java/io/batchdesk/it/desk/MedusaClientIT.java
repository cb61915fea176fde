package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JavaScript client of Medusa, as npm has it, works with this API as it does with Medusa's. The
 * calls are in src/test/medusa-js/batch-jobs.js.
 */
class MedusaClientIT {

  @TempDir Path folder;

  @Test
  void theUnchangedClientCreatesFollowsConfirmsCancelsAndListsJobs() throws Exception {
    NodeProgram program = NodeProgram.install("medusa-js");
    try (DeskProcess desk = DeskProcess.start(folder.resolve("data"))) {
      String transcript =
          program.run(
              "batch-jobs.js",
              Map.of("BASE_URL", desk.url("/api").toString(), "API_TOKEN", token(desk.rest())));
      System.out.println(transcript);

      assertThat(transcript)
          .contains("retrieve until pre_processed:", "retrieve until completed:")
          .contains("confirm: 200", "cancel: 200", "list: 200 3 of 3");
      JsonNode jobs = desk.rest().get(Rest.JOBS + "?order=created_at").json().get("batch_jobs");
      assertThat(jobs)
          .extracting(job -> job.get("status").asText())
          .containsExactly("completed", "canceled", "completed");
      String confirmed = jobs.get(0).get("id").asText();
      assertThat(desk.rest().get(Rest.JOBS + "/" + confirmed + "/events").json().get("events"))
          .anySatisfy(event -> assertThat(event.get("status").asText()).isEqualTo("confirmed"));
    }
  }

  private static String token(Rest rest) {
    return rest.post("/api/admin/tokens", "{\"title\":\"Medusa's client\",\"expires_in_days\":1}")
        .json()
        .at("/access_token/token")
        .asText();
  }
}
