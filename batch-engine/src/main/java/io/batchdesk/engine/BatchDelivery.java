package io.batchdesk.engine;

import io.batchdesk.BatchJobEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A status change that one subscriber has not got yet. */
@Entity
@Table(name = "batch_delivery")
@IdClass(BatchDeliveryKey.class)
class BatchDelivery {

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

  @Id String subscriber;

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id long number;

  String type;

  @Column(name = "status_before")
  String statusBefore;

  String status;
  Instant at;
  String who;
  int attempts;

  @Column(name = "due_at")
  Instant dueAt;

  String problem;

  protected BatchDelivery() {}

  BatchDelivery(String subscriber, BatchJobEvent event) {
    this.subscriber = subscriber;
    this.jobId = event.jobId();
    this.number = event.number();
    this.type = event.type();
    this.statusBefore = event.before().orElse(null);
    this.status = event.status();
    this.at = event.at();
    this.who = event.who().orElse(null);
    this.dueAt = event.at();
  }

  BatchJobEvent event() {
    return new BatchJobEvent(
        jobId,
        type,
        number,
        Optional.ofNullable(statusBefore),
        status,
        at,
        Optional.ofNullable(who));
  }

  /** An observer threw; returns how long it waits until it is tried again. */
  Duration failed(String why, Instant now) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 10));
    pause = pause.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : pause;
    attempts++;
    problem = Text.cut(Text.oneLine(why), 2000);
    dueAt = now.plus(pause);
    return pause;
  }
}
