package io.batchdesk.ui.rest;

import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.engine.FoundJobs;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobError;
import io.batchdesk.engine.JobEvent;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Json;
import io.batchdesk.engine.OutputDetails;
import io.batchdesk.engine.RowFindings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A job as JSON: Medusa's names for what Medusa has, the same spelling for the rest. */
final class JobJson {

  private static final int DIGITS = 4;
  private static final BigDecimal ALMOST = new BigDecimal("0.99");

  private static final Map<String, Function<JobDetails, Object>> PROPERTIES = properties();

  private JobJson() {}

  /** The names of a job's properties. */
  static Set<String> names() {
    return Collections.unmodifiableSet(PROPERTIES.keySet());
  }

  static String of(JobDetails job) {
    return Json.write(Map.of("batch_job", shape(job, PROPERTIES.keySet())));
  }

  /**
   * A page of a list.
   *
   * @param fields which properties of each job
   */
  static String list(FoundJobs found, Set<String> fields, JobSearch search) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("batch_jobs", found.jobs().stream().map(job -> shape(job, fields)).toList());
    shape.put("count", found.count());
    shape.put("offset", search.offset());
    shape.put("limit", search.limit());
    return Json.write(shape);
  }

  private static Map<String, Object> shape(JobDetails job, Set<String> fields) {
    Map<String, Object> shape = new LinkedHashMap<>();
    PROPERTIES.forEach(
        (name, value) -> {
          if (fields.contains(name)) {
            shape.put(name, value.apply(job));
          }
        });
    return shape;
  }

  private static Map<String, Function<JobDetails, Object>> properties() {
    Map<String, Function<JobDetails, Object>> all = new LinkedHashMap<>();
    all.put("id", JobDetails::id);
    all.put("type", JobDetails::type);
    all.put("status", job -> job.status().spelling());
    all.put("context", JobDetails::parameters);
    all.put("dry_run", JobDetails::dryRun);
    all.put("result", JobJson::result);
    all.put("created_by", JobDetails::createdBy);
    all.put("created_at", JobDetails::createdAt);
    all.put("updated_at", JobDetails::updatedAt);
    for (JobStatus status : JobStatus.values()) {
      if (status != JobStatus.CREATED) {
        all.put(status.spelling() + "_at", job -> job.timestamps().get(status.spelling()));
      }
    }
    all.put("ended_at", JobDetails::endedAt);
    // Medusa keeps deleted jobs; here a job that is deleted is gone.
    all.put("deleted_at", job -> null);
    all.put("cleaned_up_at", JobDetails::cleanedUpAt);
    all.put("delete_asked_at", JobDetails::deleteAskedAt);
    all.put("expires_at", JobDetails::expiresAt);
    all.put("title", JobDetails::title);
    all.put("application", JobDetails::application);
    all.put("waiting_for", JobJson::waitingFor);
    all.put("waiting_since", job -> job.waiting() == null ? null : job.waiting().since());
    all.put("waiting_reason", job -> job.waiting() == null ? null : job.waiting().text());
    all.put("question", JobDetails::question);
    all.put("choices", JobDetails::choices);
    all.put("stop_request", job -> job.asked() == null ? null : lower(job.asked()));
    all.put("attempts", JobDetails::attempts);
    all.put("due_at", JobDetails::dueAt);
    all.put("interruptions", JobDetails::interruptions);
    all.put("return_url", JobDetails::returnUrl);
    all.put("repeats", job -> job.rows().repeats());
    all.put("actions", job -> job.actions().stream().map(JobJson::verb).toList());
    return all;
  }

  private static Map<String, Object> result(JobDetails job) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("count", job.jobSize());
    result.put("advancement_count", job.unitsProcessed());
    result.put("progress", progress(job));
    result.put("errors", job.error() == null ? List.of() : List.of(error(job.error())));
    result.put("stat_descriptors", stats(job));
    job.outputs().stream()
        .filter(file -> job.downloadable())
        .findFirst()
        .ifPresent(
            file -> {
              result.put("file_key", file.name());
              result.put("file_size", file.length());
            });
    result.put("sentence", job.sentence());
    result.put("preview", job.rows().preview());
    result.put("row_errors", job.rows().errors());
    result.put("differences", job.rows().differences());
    result.put("fields", job.fields());
    return result;
  }

  /** What Medusa's clients show before they ask to confirm, and after the end. */
  private static List<Map<String, String>> stats(JobDetails job) {
    List<Map<String, String>> stats = new ArrayList<>();
    if (job.jobSize() != null) {
      stats.add(stat("job_size", "Job size", "Units to process: " + job.jobSize()));
    }
    if (job.rows().preview() != null) {
      stats.add(stat("preview", "Preview", job.rows().preview()));
    }
    job.fields().forEach((key, value) -> stats.add(stat(key, job.labels().fact(key), "" + value)));
    return stats;
  }

  private static Map<String, String> stat(String key, String name, String message) {
    Map<String, String> shape = new LinkedHashMap<>();
    shape.put("key", key);
    shape.put("name", name);
    shape.put("message", message);
    return shape;
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

  static String rowErrors(RowFindings.Found<RowError> found, RowQuery asked) {
    return rows("row_errors", found, asked, JobJson::rowError);
  }

  private static Map<String, Object> rowError(RowError error) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("row", error.row());
    shape.put("column", error.column());
    shape.put("value", error.value());
    shape.put("message", error.message());
    return shape;
  }

  static String differences(RowFindings.Found<RowDifference> found, RowQuery asked) {
    return rows("differences", found, asked, JobJson::difference);
  }

  private static Map<String, Object> difference(RowDifference difference) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("row", difference.row());
    shape.put("what", difference.what());
    shape.put("column", difference.column());
    shape.put("before", difference.before());
    shape.put("after", difference.after());
    return shape;
  }

  private static <T> String rows(
      String name, RowFindings.Found<T> found, RowQuery asked, Function<T, Object> one) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put(name, found.rows().stream().map(one).toList());
    shape.put("count", found.count());
    shape.put("offset", asked.offset());
    shape.put("limit", asked.limit());
    return Json.write(shape);
  }

  private static Map<String, Object> output(OutputDetails file, String address) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", file.name());
    shape.put("size", file.length());
    shape.put("sha256", file.sha256());
    shape.put("media_type", file.mediaType());
    shape.put("download_url", "%s/outputs/%d/download".formatted(address, file.number()));
    shape.put("downloaded_at", file.downloadedAt());
    shape.put("failed_rows_of", file.failedRowsOf());
    return shape;
  }
}
