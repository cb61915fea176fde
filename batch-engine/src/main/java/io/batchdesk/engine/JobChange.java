package io.batchdesk.engine;

import java.time.Instant;

/**
 * Something that happened to a job and is not yet written: a new status, or a request.
 *
 * @param before the status before; null when the job is created
 * @param status the new status, or null
 * @param asked what was asked for, or null
 * @param request who asked for it and why; null if it happened by itself
 */
record JobChange(JobStatus before, JobStatus status, JobAction asked, Request request, Instant at) {

  static JobChange of(JobStatus before, JobStatus status, Request request, Instant at) {
    return new JobChange(before, status, null, request, at);
  }

  static JobChange of(JobAction asked, Request request) {
    return new JobChange(null, null, asked, request, request.at());
  }

  /** Who asked, when and why; the reason may be null. */
  record Request(String by, Instant at, String why) {}
}
