package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A job that was started with an upload and is not cleaned up. */
@Entity
@Table(name = "batch_upload_use")
@IdClass(BatchUploadUseKey.class)
class BatchUploadUse {

  @Id
  @Column(name = "upload_id")
  String uploadId;

  @Id
  @Column(name = "job_id")
  String jobId;

  protected BatchUploadUse() {}

  BatchUploadUse(String uploadId, String jobId) {
    this.uploadId = uploadId;
    this.jobId = jobId;
  }
}
