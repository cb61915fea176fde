package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of a part: its output and the claim that wrote it. */
class BatchOutputPartKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String jobId;
  int number;
  long claimNumber;

  protected BatchOutputPartKey() {}

  BatchOutputPartKey(String jobId, int number, long claimNumber) {
    this.jobId = jobId;
    this.number = number;
    this.claimNumber = claimNumber;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchOutputPartKey that
        && jobId.equals(that.jobId)
        && number == that.number
        && claimNumber == that.claimNumber;
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number, claimNumber);
  }
}
