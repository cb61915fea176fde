package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a job has said of the rows that it reads, as columns of its row. */
@Embeddable
class JobRows {

  /** What pre-processing said would happen. */
  String preview;

  @Column(name = "row_errors")
  long errors;

  @Column(name = "row_differences")
  long differences;

  /** Whether the errors are those of pre-processing. */
  @Column(name = "row_errors_prepared")
  boolean errorsPrepared;

  /** The job whose failed rows are read again; null if none, and it may be gone. */
  String repeats;

  void found(long moreErrors, long moreDifferences, boolean prepared) {
    errorsPrepared = errorsPrepared || prepared && moreErrors > 0;
    errors += moreErrors;
    differences += moreDifferences;
  }

  /** Those of pre-processing give way to those of processing. */
  void forgetErrors() {
    errors = 0;
    errorsPrepared = false;
  }
}
