package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A download, from its first byte to its last; cleanup waits for those that are still seen. */
@Entity
@Table(name = "batch_download")
class BatchDownload {

  @Id String id;

  @Column(name = "job_id")
  String jobId;

  @Column(name = "output_number")
  int outputNumber;

  @Column(name = "user_name")
  String userName;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "last_seen_at")
  Instant lastSeenAt;

  @Column(name = "finished_at")
  Instant finishedAt;

  protected BatchDownload() {}

  BatchDownload(String id, BatchOutput output, String userName, Instant now) {
    this.id = id;
    this.jobId = output.jobId;
    this.outputNumber = output.number;
    this.userName = userName;
    this.startedAt = now;
    this.lastSeenAt = now;
  }
}
