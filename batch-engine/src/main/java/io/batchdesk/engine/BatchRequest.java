package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A request of a program that was fulfilled, so that its repetition does nothing. */
@Entity
@Table(name = "batch_request")
@IdClass(BatchRequestKey.class)
class BatchRequest {

  @Id
  @Column(name = "user_name")
  String userName;

  @Id
  @Column(name = "request_key")
  String requestKey;

  String fingerprint;

  /** Empty if it was about something else. */
  @Column(name = "job_id")
  String jobId;

  /** What it was about; null if an engine that knows jobs only has written it. */
  String subject;

  @Column(name = "requested_at")
  Instant requestedAt;

  protected BatchRequest() {}

  BatchRequest(String userName, String requestKey) {
    this.userName = userName;
    this.requestKey = requestKey;
  }
}
