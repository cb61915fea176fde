package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far a job was at a moment. */
@Entity
@Table(name = "batch_sample")
@IdClass(BatchSampleKey.class)
class BatchSample {

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id long number;

  @Column(name = "taken_at")
  Instant takenAt;

  long units;

  protected BatchSample() {}

  BatchSample(BatchJob job) {
    this.jobId = job.id;
    this.number = job.sampling.number;
    this.takenAt = job.sampling.at;
    this.units = job.unitsProcessed;
  }
}
