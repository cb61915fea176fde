package io.batchdesk.it.engine;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.Sensitive;
import io.batchdesk.Upload;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Does what the script says that the job's parameter names. */
abstract class ScriptedHandler implements JobHandler {

  /** The parameters: which script, a number to be refused, what nobody may see, and a file. */
  record Parameters(
      @NotNull @Size(max = 40) String script,
      @Max(100) Integer limit,
      @Sensitive @Size(max = 20) String password,
      Upload file) {}

  @Inject Scripts scripts;

  Script script(JobParameters job) {
    return scripts.find(job.parameters(Parameters.class).script());
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws Exception {
    return script(job).create.of(job);
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception {
    return script(job).step.of(job, batchSize);
  }

  @Override
  public JobStepResponse cleanupJob(JobParameters job) throws Exception {
    return script(job).cleanup.of(job);
  }
}
