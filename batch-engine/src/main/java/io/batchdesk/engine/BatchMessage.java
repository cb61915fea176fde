package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a job's log. */
@Entity
@Table(name = "batch_message")
@IdClass(BatchMessageKey.class)
class BatchMessage {

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id long number;

  @Column(name = "step_number")
  long stepNumber;

  @Enumerated(EnumType.STRING)
  Severity severity;

  String text;

  @Column(name = "said_at")
  Instant saidAt;

  protected BatchMessage() {}

  BatchMessage(BatchJob job, Severity severity, String text, Instant now) {
    this.jobId = job.id;
    this.number = ++job.messageNumber;
    this.stepNumber = job.stepNumber;
    this.severity = severity == null ? Severity.INFO : severity;
    this.text = Text.cut(Text.oneLine(text), 2000);
    this.saidAt = now;
  }
}
