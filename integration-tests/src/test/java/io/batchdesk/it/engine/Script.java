package io.batchdesk.it.engine;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;

/** What the handler does for the jobs of one test; a part that is left out does the least. */
final class Script {

  /** A call without a batch size. */
  interface Call {
    JobStepResponse of(JobParameters job) throws Exception;
  }

  /** A call with a batch size. */
  interface Step {
    JobStepResponse of(JobParameters job, int batchSize) throws Exception;
  }

  Call create = job -> JobStepResponse.ready();
  Step preProcess = (job, batchSize) -> JobStepResponse.ready();
  Step step = (job, batchSize) -> JobStepResponse.done();
  Call cleanup = job -> JobStepResponse.done();

  Script create(Call call) {
    create = call;
    return this;
  }

  Script preProcess(Step call) {
    preProcess = call;
    return this;
  }

  Script step(Step call) {
    step = call;
    return this;
  }

  Script cleanup(Call call) {
    cleanup = call;
    return this;
  }
}
