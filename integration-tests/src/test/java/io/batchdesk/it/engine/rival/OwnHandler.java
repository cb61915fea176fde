package io.batchdesk.it.engine.rival;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** A type that nobody else offers. */
@JobType("rival-own")
public class OwnHandler implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done();
  }
}
