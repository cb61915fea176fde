package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobError;
import io.batchdesk.engine.JobLabels;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobWait;
import io.batchdesk.engine.RowSummary;
import io.batchdesk.engine.StopRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes jobs for tests: one that runs, and what is different. */
final class AJob {

  private JobStatus status = JobStatus.PROCESSING;
  private long units = 10_000;
  private Long size = 100_000L;
  private JobWait wait;
  private int attempts;
  private Instant dueAt;
  private StopRequest asked;
  private int interruptions;
  private Long interruptedUnits;
  private Long interruptedMillis;
  private Instant processingSince;
  private Instant updated = Instant.parse("2026-03-31T09:00:00Z");

  static AJob aJob() {
    return new AJob();
  }

  AJob status(JobStatus status) {
    this.status = status;
    return this;
  }

  AJob units(long units, Long size) {
    this.units = units;
    this.size = size;
    return this;
  }

  AJob processingSince(Instant began) {
    this.processingSince = began;
    return this;
  }

  AJob updated(Instant updated) {
    this.updated = updated;
    return this;
  }

  AJob waitsFor(JobWait.Reason reason) {
    this.wait = new JobWait(reason, null, "told by a test");
    return this;
  }

  AJob attempts(int attempts, Instant dueAt) {
    this.attempts = attempts;
    this.dueAt = dueAt;
    return this;
  }

  AJob asked(StopRequest asked) {
    this.asked = asked;
    return this;
  }

  AJob interrupted(int times, Long units, Long millis) {
    this.interruptions = times;
    this.interruptedUnits = units;
    this.interruptedMillis = millis;
    return this;
  }

  JobDetails make() {
    Instant then = Instant.parse("2026-03-31T09:00:00Z");
    return new JobDetails(
        "batch_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "contact-list",
        "Contact list",
        "sample",
        JobLabels.NONE,
        status,
        false,
        Map.of(),
        "anna",
        size,
        units,
        false,
        true,
        wait,
        attempts,
        dueAt,
        asked,
        null,
        List.of(),
        null,
        Map.of(),
        RowSummary.NONE,
        status == JobStatus.FAILED ? new JobError("step_failed", null, "It broke") : null,
        interruptions,
        interruptedUnits,
        interruptedMillis,
        null,
        List.of(),
        then,
        updated,
        null,
        null,
        null,
        null,
        null,
        processingSince == null
            ? Map.of("created", then)
            : Map.of("created", then, "processing", processingSince),
        Set.of());
  }
}
