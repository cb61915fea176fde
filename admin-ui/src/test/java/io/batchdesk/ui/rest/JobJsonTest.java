package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobError;
import io.batchdesk.engine.JobLabels;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.OutputDetails;
import io.batchdesk.engine.RowSummary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobJsonTest {

  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

  @Test
  void hasMedusasNames() {
    JsonNode json = read(job(JobStatus.COMPLETED, 10L, 10, null));

    assertThat(json.get("id").asText()).isEqualTo("batch_1");
    assertThat(json.get("status").asText()).isEqualTo("completed");
    assertThat(json.get("context").get("country").asText()).isEqualTo("AT");
    assertThat(json.get("dry_run").asBoolean()).isFalse();
    assertThat(json.get("created_at").asText()).isEqualTo("2026-03-31T12:00:00Z");
    assertThat(json.get("completed_at").asText()).isEqualTo("2026-03-31T12:00:00Z");
    assertThat(json.get("failed_at").isNull()).isTrue();
    assertThat(json.get("result").get("advancement_count").asLong()).isEqualTo(10);
    assertThat(json.get("result").get("progress").decimalValue()).isEqualByComparingTo("1");
    assertThat(json.get("result").get("file_key").asText()).isEqualTo("a.csv");
    assertThat(json.get("deleted_at").isNull()).isTrue();
    assertThat(json.at("/result/stat_descriptors"))
        .hasToString(
            """
            [{"key":"job_size","name":"Job size","message":"Units to process: 10"},\
            {"key":"ownNumber","name":"Own number","message":"7"}]\
            """);
    assertThat(json.get("actions")).hasToString("[\"cleanup\"]");
  }

  @Test
  void neverTellsAllBeforeTheJobHasCompleted() {
    JsonNode result = read(job(JobStatus.PROCESSING, 10L, 10, null)).get("result");

    assertThat(result.get("progress").decimalValue()).isEqualByComparingTo("0.99");
    assertThat(result.has("file_key")).isFalse();
  }

  @Test
  void tellsNoProgressWhileTheSizeIsUnknown() {
    JsonNode result = read(job(JobStatus.PROCESSING, null, 10, null)).get("result");

    assertThat(result.get("progress").isNull()).isTrue();
    assertThat(result.get("count").isNull()).isTrue();
  }

  @Test
  void tellsWhyItFailed() {
    JobError error = new JobError("refused", "country", "No such country");
    JsonNode errors = read(job(JobStatus.FAILED, 10L, 3, error)).get("result").get("errors");

    assertThat(errors.get(0).get("code").asText()).isEqualTo("refused");
    assertThat(errors.get(0).get("field").asText()).isEqualTo("country");
    assertThat(errors.get(0).get("message").asText()).isEqualTo("No such country");
  }

  private static JsonNode read(JobDetails job) {
    return Json.readStrictly(JobJson.of(job).getBytes(StandardCharsets.UTF_8)).get("batch_job");
  }

  private static JobDetails job(JobStatus status, Long size, long units, JobError error) {
    return new JobDetails(
        "batch_1",
        "contact-list",
        "Contact list",
        "sample",
        JobLabels.NONE,
        status,
        false,
        Map.of("country", "AT"),
        "admin",
        size,
        units,
        false,
        false,
        null,
        0,
        null,
        null,
        null,
        List.of(),
        "Exported 10 contacts",
        Map.of("ownNumber", 7),
        RowSummary.NONE,
        error,
        0,
        null,
        null,
        null,
        List.of(new OutputDetails(1, "a.csv", "text/csv", 5L, "00", null, null)),
        NOON,
        NOON,
        null,
        null,
        null,
        null,
        null,
        Map.of("created", NOON, status.spelling(), NOON),
        Set.of(JobAction.CLEAN_UP));
  }
}
