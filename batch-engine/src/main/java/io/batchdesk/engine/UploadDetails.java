package io.batchdesk.engine;

import java.time.Instant;

/**
 * An uploaded file, for whoever may see it.
 *
 * @param user who uploaded it
 * @param expiresAt when it goes, unless a job needs it
 */
public record UploadDetails(
    String id,
    String user,
    String name,
    String mediaType,
    long size,
    String sha256,
    Instant createdAt,
    Instant expiresAt)
    implements AuditSubject {

  static UploadDetails of(BatchUpload row) {
    return new UploadDetails(
        row.id,
        row.userName,
        row.name,
        row.mediaType,
        row.length,
        row.sha256,
        row.createdAt,
        row.expiresAt);
  }

  @Override
  public String auditSubject() {
    return id;
  }
}
