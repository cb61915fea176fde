package io.batchdesk.it.engine.titled;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Does nothing, under a title that its bundle has. */
@JobType("titled")
public class Titled implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done();
  }
}
