package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of a message: its job and a running number. */
class BatchMessageKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String jobId;
  long number;

  protected BatchMessageKey() {}

  BatchMessageKey(String jobId, long number) {
    this.jobId = jobId;
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchMessageKey that
        && jobId.equals(that.jobId)
        && number == that.number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number);
  }
}
