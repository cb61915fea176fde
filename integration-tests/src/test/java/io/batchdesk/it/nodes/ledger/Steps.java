package io.batchdesk.it.nodes.ledger;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;

/** Does nothing, so many times: what its steps take is the engine's own share. */
@JobType(value = Steps.TYPE, parameters = Steps.Order.class)
public class Steps implements JobHandler {

  public static final String TYPE = "steps";

  public record Order(long steps) {}

  public record Cursor(long done) {}

  @Override
  public JobStepResponse createJob(JobParameters job) {
    job.setJobSize(job.parameters(Order.class).steps());
    job.setState(new Cursor(0));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    long done = job.state(Cursor.class).done() + 1;
    job.setState(new Cursor(done));
    return done < job.parameters(Order.class).steps()
        ? JobStepResponse.more(1)
        : JobStepResponse.done(1, "Did nothing");
  }
}
