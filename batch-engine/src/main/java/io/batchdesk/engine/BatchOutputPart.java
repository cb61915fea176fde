package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The committed length of what one claim appended to an output. */
@Entity
@Table(name = "batch_output_part")
@IdClass(BatchOutputPartKey.class)
class BatchOutputPart {

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id int number;

  @Id
  @Column(name = "claim_number")
  long claimNumber;

  long length;

  protected BatchOutputPart() {}

  BatchOutputPart(String jobId, int number, long claimNumber) {
    this.jobId = jobId;
    this.number = number;
    this.claimNumber = claimNumber;
  }
}
