package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Lets a stop that was asked for take effect; nobody else decides what it does. */
@ApplicationScoped
class Stops {

  @Inject Queue queue;

  /** As {@link #takeEffect(BatchJob, Stop, Instant)}, with what the job has been asked. */
  boolean takeEffect(BatchJob job, Instant now) {
    return takeEffect(job, job.stop, now);
  }

  /**
   * Stops the job, between two steps and with its row locked. A cancel also takes effect when the
   * job would wait for a person, a pause only when an engine would go on by itself; a job that is
   * still being created cannot be paused.
   *
   * @param asked what was asked before the step; null for nothing
   * @return whether the job has stopped
   */
  boolean takeEffect(BatchJob job, Stop asked, Instant now) {
    if (asked == null) {
      return false;
    }
    if (asked.request == StopRequest.CANCEL) {
      if (job.status.next().contains(JobStatus.CANCELED)) {
        job.cancel(asked.by(), now);
        queue.stage(job, now);
        return true;
      }
    } else if (job.status.next().contains(JobStatus.PAUSED)) {
      job.pause(asked.by(), now);
      return true;
    }
    return false;
  }
}
