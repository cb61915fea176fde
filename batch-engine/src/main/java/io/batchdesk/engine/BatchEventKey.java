package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** Which event of which job. */
class BatchEventKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String jobId;
  long number;

  BatchEventKey() {}

  BatchEventKey(String jobId, long number) {
    this.jobId = jobId;
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchEventKey key && key.number == number && key.jobId.equals(jobId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number);
  }
}
