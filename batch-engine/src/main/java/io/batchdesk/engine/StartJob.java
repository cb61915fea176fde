package io.batchdesk.engine;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request to start a job.
 *
 * @param type the job type
 * @param context the parameters, a JSON object
 * @param dryRun whether it stops after pre-processing until somebody confirms
 * @param returnUrl where the person goes afterwards, or null
 * @param link the link that it was started with, which is good for one job per user, or null
 * @param repeats the job whose refused rows it reads again, or null
 */
public record StartJob(
    String type, JsonNode context, boolean dryRun, String returnUrl, String link, String repeats)
    implements AuditSubject {

  /** A request that repeats no other job. */
  public StartJob(String type, JsonNode context, boolean dryRun, String returnUrl, String link) {
    this(type, context, dryRun, returnUrl, link, null);
  }

  @Override
  public String auditSubject() {
    return null;
  }

  @Override
  public String auditType() {
    return type;
  }
}
