package io.batchdesk.it.nodes.ledger;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Fails in each step, and is tried again after a long while. */
@JobType(value = Failing.TYPE, backoffSeconds = 600)
public class Failing implements JobHandler {

  public static final String TYPE = "failing";

  @Override
  public JobStepResponse createJob(JobParameters job) {
    job.setJobSize(1);
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    throw new IllegalStateException("It never works");
  }
}
