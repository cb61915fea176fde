package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of the use of an upload: each job needs it once. */
class BatchUploadUseKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String uploadId;
  String jobId;

  protected BatchUploadUseKey() {}

  BatchUploadUseKey(String uploadId, String jobId) {
    this.uploadId = uploadId;
    this.jobId = jobId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchUploadUseKey that
        && uploadId.equals(that.uploadId)
        && jobId.equals(that.jobId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(uploadId, jobId);
  }
}
