package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of a job's status, or something that was asked of it. */
@Entity
@Table(name = "batch_event")
@IdClass(BatchEventKey.class)
class BatchEvent {

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id long number;

  /** The status that the job moved to; null for a request. */
  @Enumerated(EnumType.STRING)
  JobStatus status;

  /** What was asked for; null for a change of the status. */
  @Enumerated(EnumType.STRING)
  JobAction asked;

  @Column(name = "happened_at")
  Instant happenedAt;

  /** Who asked for it; null if it happened by itself. */
  @Column(name = "user_name")
  String userName;

  String reason;

  protected BatchEvent() {}

  BatchEvent(String jobId, long number, JobChange change) {
    this.jobId = jobId;
    this.number = number;
    this.status = change.status();
    this.asked = change.asked();
    this.happenedAt = change.at();
    this.userName = change.request() == null ? null : change.request().by();
    this.reason = change.request() == null ? null : change.request().why();
  }
}
