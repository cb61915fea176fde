package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.StopRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Something that is asked of several jobs at once: which of them allow it, and what came of it. */
public final class BulkAction {

  private final JobAction action;
  private final Texts texts;
  private final List<String> possible = new ArrayList<>();

  /** Reasons with how often each of them is in the way. */
  private final Map<String, Integer> refused = new LinkedHashMap<>();

  private int done;
  private int later;

  /**
   * Looks at what was chosen.
   *
   * @param ids of the chosen jobs
   * @param jobs those of them that the caller may see
   */
  BulkAction(
      JobAction action, List<String> ids, List<JobDetails> jobs, Caller caller, Texts texts) {
    this.action = action;
    this.texts = texts;
    Map<String, JobDetails> byId =
        jobs.stream().collect(Collectors.toMap(JobDetails::id, job -> job));
    for (String id : ids) {
      JobDetails job = byId.get(id);
      if (job != null && job.actions().contains(action) && !asked(job)) {
        possible.add(id);
      } else {
        refuse(job == null ? "gone" : reason(job, caller));
      }
    }
  }

  private boolean asked(JobDetails job) {
    return action == JobAction.CANCEL && job.asked() == StopRequest.CANCEL
        || action == JobAction.DELETE && job.deleteAskedAt() != null;
  }

  private String reason(JobDetails job, Caller caller) {
    if (!caller.admin() && !caller.name().equals(job.createdBy())) {
      return "foreign";
    }
    if (asked(job)) {
      return "asked";
    }
    return switch (action) {
      case DELETE -> "open";
      case RETRY ->
          job.status() != JobStatus.FAILED
              ? "well"
              : job.cleanupAskedAt() == null ? "type" : "cleaned";
      default -> job.status().ended() ? job.status().spelling() : "changed";
    };
  }

  /** Those that allow it, in the order in which they were chosen. */
  public List<String> possible() {
    return possible;
  }

  void done() {
    done++;
  }

  /** It was asked for, and takes effect in a moment. */
  void later() {
    later++;
  }

  /**
   * It could not be done.
   *
   * @param reason names the words for it
   */
  void refuse(String reason) {
    refused.merge(reason, 1, Integer::sum);
  }

  boolean complete() {
    return refused.isEmpty();
  }

  /** What is asked before, with how many: {@code Cancel 12 jobs?}. */
  public String question() {
    return texts.of("jobs.ask." + action, possible.size());
  }

  /** Why some of the chosen ones stay as they are; null if all of them allow it. */
  public String exceptions() {
    return complete()
        ? null
        : texts.of("jobs.ask.except", refusals(), possible.size() + refusals(), reasons());
  }

  /** What came of it: {@code 10 jobs canceled, 2 could not be: completed already.} */
  String answer() {
    List<String> parts = new ArrayList<>();
    if (done > 0) {
      parts.add(texts.of("jobs.done." + action, done));
    }
    if (later > 0) {
      parts.add(texts.of("jobs.later." + action, later));
    }
    if (!complete()) {
      parts.add(texts.of("jobs.not", refusals(), reasons()));
    }
    return String.join(", ", parts) + ".";
  }

  private int refusals() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  private String reasons() {
    return refused.entrySet().stream()
        .map(
            entry ->
                refused.size() == 1
                    ? texts.of("jobs.not." + entry.getKey())
                    : texts.of(
                        "jobs.not.some", entry.getValue(), texts.of("jobs.not." + entry.getKey())))
        .collect(Collectors.joining(", "));
  }
}
