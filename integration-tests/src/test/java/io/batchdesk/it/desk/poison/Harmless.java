package io.batchdesk.it.desk.poison;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Does its one unit. */
@JobType("harmless")
class Harmless implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    return JobStepResponse.done(1, "Did no harm");
  }
}
