package io.batchdesk.it.engine.twins;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** The second of two handlers of one type. */
@JobType("twin")
public class SecondTwin implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done();
  }
}
