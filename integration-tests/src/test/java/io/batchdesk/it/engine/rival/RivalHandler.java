package io.batchdesk.it.engine.rival;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Offers a type that another application runs. */
@JobType("scripted")
public class RivalHandler implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done(0, "The rival was here");
  }
}
