package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of a job; length, hash and the stored file are set when it is published. */
@Entity
@Table(name = "batch_output")
@IdClass(BatchOutputKey.class)
class BatchOutput {

  @Id
  @Column(name = "job_id")
  String jobId;

  @Id int number;
  String name;

  @Column(name = "media_type")
  String mediaType;

  /** Null in rows of an engine that knew only the directory. */
  private String store;

  Long length;
  String sha256;
  String file;

  @Column(name = "failed_rows_of")
  String failedRowsOf;

  @Column(name = "downloaded_at")
  Instant downloadedAt;

  protected BatchOutput() {}

  BatchOutput(String jobId, int number, String name, String mediaType, String store) {
    this.jobId = jobId;
    this.number = number;
    this.name = name;
    this.mediaType = mediaType;
    this.store = store;
  }

  /** The name of the store that has its bytes. */
  String store() {
    return store == null ? DirectoryStore.NAME : store;
  }
}
