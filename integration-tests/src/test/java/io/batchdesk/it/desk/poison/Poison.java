package io.batchdesk.it.desk.poison;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Its second step ends the whole server. */
@JobType("poison")
class Poison implements JobHandler {

  @Override
  public JobStepResponse createJob(JobParameters job) {
    job.setJobSize(3);
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    if (job.unitsProcessed() == 1) {
      System.exit(3);
    }
    return job.unitsProcessed() == 2 ? JobStepResponse.done(1, "Lived") : JobStepResponse.more(1);
  }
}
