package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The job that a user started with a link; a link is good for one job per user. */
@Entity
@Table(name = "batch_link_use")
@IdClass(BatchLinkUseKey.class)
class BatchLinkUse {

  @Id String nonce;

  @Id
  @Column(name = "user_name")
  String userName;

  @Column(name = "job_id")
  String jobId;

  @Column(name = "used_at")
  Instant usedAt;

  protected BatchLinkUse() {}

  BatchLinkUse(String nonce, String userName, String jobId, Instant now) {
    this.nonce = nonce;
    this.userName = userName;
    this.jobId = jobId;
    this.usedAt = now;
  }
}
