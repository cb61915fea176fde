package io.batchdesk.engine;

import java.io.Serializable;
import java.util.Objects;

/** The key of a delivery: whom it is for, the job, and the number of the change. */
class BatchDeliveryKey implements Serializable {

  private static final long serialVersionUID = 1L;

  String subscriber;
  String jobId;
  long number;

  protected BatchDeliveryKey() {}

  BatchDeliveryKey(String subscriber, String jobId, long number) {
    this.subscriber = subscriber;
    this.jobId = jobId;
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchDeliveryKey that
        && subscriber.equals(that.subscriber)
        && jobId.equals(that.jobId)
        && number == that.number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(subscriber, jobId, number);
  }
}
