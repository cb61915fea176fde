package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of an output: its job and a running number. */
class BatchOutputKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String jobId;
  int number;

  protected BatchOutputKey() {}

  BatchOutputKey(String jobId, int number) {
    this.jobId = jobId;
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchOutputKey that
        && jobId.equals(that.jobId)
        && number == that.number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number);
  }
}
