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
 */
public record StartJob(String type, JsonNode context, boolean dryRun, String returnUrl, String link)
    implements AuditSubject {

  @Override
  public String auditSubject() {
    return null;
  }

  @Override
  public String auditType() {
    return type;
  }
}
