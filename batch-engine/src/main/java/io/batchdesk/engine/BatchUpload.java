package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An uploaded file. */
@Entity
@Table(name = "batch_upload")
class BatchUpload {

  @Id String id;

  @Column(name = "user_name")
  String userName;

  String name;

  @Column(name = "media_type")
  String mediaType;

  String store;

  /** Its name in the store; null while it is on its way. */
  String file;

  long length;
  String sha256;

  @Column(name = "created_at")
  Instant createdAt;

  /** When it goes, unless a job needs it. */
  @Column(name = "expires_at")
  Instant expiresAt;

  protected BatchUpload() {}

  BatchUpload(String id, String userName, String name, String mediaType) {
    this.id = id;
    this.userName = userName;
    this.name = name;
    this.mediaType = mediaType;
  }
}
