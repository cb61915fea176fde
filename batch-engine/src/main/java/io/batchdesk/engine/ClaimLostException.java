package io.batchdesk.engine;

/** Another engine has taken the job over, or a person has stopped it; this step is rolled back. */
class ClaimLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClaimLostException(JobSnapshot job) {
    super(
        "Claim %d of job %s (%s) was lost before step %d committed"
            .formatted(job.claim(), job.id(), job.type(), job.step() + 1));
  }
}
