package io.batchdesk.it.desk.forms;

import io.batchdesk.BatchJobException;
import io.batchdesk.FileJobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import java.io.IOException;

/** Says what it is told, wherever a handler can say something. */
@JobType(value = "echo", title = "Echo", parameters = Echo.Told.class)
class Echo extends FileJobHandler {

  record Told(String text, boolean fails) {}

  @Override
  protected String fileName(JobParameters job) {
    return job.parameters(Told.class).text();
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    Told told = job.parameters(Told.class);
    if (told.fails()) {
      throw new BatchJobException("text", told.text());
    }
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    String text = job.parameters(Told.class).text();
    writer(job).write(text);
    return JobStepResponse.done(1, text).message(text).field("said", text);
  }
}
