package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** Which sample of which job. */
class BatchSampleKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String jobId;
  long number;

  BatchSampleKey() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchSampleKey key && key.number == number && key.jobId.equals(jobId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number);
  }
}
