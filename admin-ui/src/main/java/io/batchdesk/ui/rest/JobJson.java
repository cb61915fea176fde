package io.batchdesk.ui.rest;

import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobError;
import io.batchdesk.engine.JobEvent;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.OutputDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A job as JSON: Medusa's names for what Medusa has, the same spelling for the rest. */
final class JobJson {

  private static final int DIGITS = 4;
  private static final BigDecimal ALMOST = new BigDecimal("0.99");

  private JobJson() {}

  static String of(JobDetails job) {
    return Json.write(Map.of("batch_job", shape(job)));
  }

  private static Map<String, Object> shape(JobDetails job) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", job.id());
    shape.put("type", job.type());
    shape.put("status", job.status().spelling());
    shape.put("context", job.parameters());
    shape.put("dry_run", job.dryRun());
    shape.put("result", result(job));
    shape.put("created_by", job.createdBy());
    shape.put("created_at", job.createdAt());
    shape.put("updated_at", job.updatedAt());
    for (JobStatus status : JobStatus.values()) {
      if (status != JobStatus.CREATED) {
        shape.put(status.spelling() + "_at", job.timestamps().get(status.spelling()));
      }
    }
    shape.put("cleaned_up_at", job.cleanedUpAt());
    shape.put("delete_asked_at", job.deleteAskedAt());
    shape.put("title", job.title());
    shape.put("application", job.application());
    shape.put("waiting_for", waitingFor(job));
    shape.put("waiting_since", job.waiting() == null ? null : job.waiting().since());
    shape.put("waiting_reason", job.waiting() == null ? null : job.waiting().text());
    shape.put("question", job.question());
    shape.put("choices", job.choices());
    shape.put("stop_request", job.asked() == null ? null : lower(job.asked()));
    shape.put("attempts", job.attempts());
    shape.put("due_at", job.dueAt());
    shape.put("interruptions", job.interruptions());
    shape.put("return_url", job.returnUrl());
    shape.put("actions", job.actions().stream().map(JobJson::verb).toList());
    return shape;
  }

  private static Map<String, Object> result(JobDetails job) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("count", job.jobSize());
    result.put("advancement_count", job.unitsProcessed());
    result.put("progress", progress(job));
    result.put("errors", job.error() == null ? List.of() : List.of(error(job.error())));
    job.outputs().stream()
        .filter(file -> job.downloadable())
        .findFirst()
        .ifPresent(
            file -> {
              result.put("file_key", file.name());
              result.put("file_size", file.length());
            });
    result.put("sentence", job.sentence());
    result.put("fields", job.fields());
    return result;
  }

  /** From 0 to 1, null while the size is unknown, 1 only when completed. */
  static BigDecimal progress(JobDetails job) {
    if (job.status() == JobStatus.COMPLETED) {
      return BigDecimal.ONE;
    }
    if (job.jobSize() == null) {
      return null;
    }
    if (job.jobSize() == 0) {
      return BigDecimal.ZERO;
    }
    return BigDecimal.valueOf(job.unitsProcessed())
        .divide(BigDecimal.valueOf(job.jobSize()), DIGITS, RoundingMode.DOWN)
        .min(ALMOST)
        .stripTrailingZeros();
  }

  private static Map<String, Object> error(JobError error) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("code", error.code());
    shape.put("message", error.message());
    if (error.field() != null) {
      shape.put("field", error.field());
    }
    return shape;
  }

  private static String waitingFor(JobDetails job) {
    if (job.question() != null && job.status() == JobStatus.PAUSED) {
      return "decision";
    }
    if (job.status() == JobStatus.PRE_PROCESSED) {
      return "confirmation";
    }
    return job.waiting() == null ? null : lower(job.waiting().reason());
  }

  /** As in its address: {@code cleanup}. */
  private static String verb(JobAction action) {
    return action == JobAction.CLEAN_UP ? "cleanup" : lower(action);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** What happened to a job, oldest first. */
  static String events(List<JobEvent> events) {
    return Json.write(Map.of("events", events.stream().map(JobJson::event).toList()));
  }

  private static Map<String, Object> event(JobEvent event) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("number", event.number());
    shape.put("status", event.status() == null ? null : event.status().spelling());
    shape.put("asked", event.asked() == null ? null : verb(event.asked()));
    shape.put("at", event.at());
    shape.put("by", event.by());
    shape.put("reason", event.why());
    return shape;
  }

  /**
   * The files of a job.
   *
   * @param address the path of the job
   */
  static String outputs(JobDetails job, String address) {
    return Json.write(
        Map.of("outputs", job.outputs().stream().map(file -> output(file, address)).toList()));
  }

  private static Map<String, Object> output(OutputDetails file, String address) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", file.name());
    shape.put("size", file.length());
    shape.put("sha256", file.sha256());
    shape.put("media_type", file.mediaType());
    shape.put("download_url", "%s/outputs/%d/download".formatted(address, file.number()));
    shape.put("downloaded_at", file.downloadedAt());
    return shape;
  }
}
