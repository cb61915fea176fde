package io.batchdesk.it.desk.wide;

import io.batchdesk.FileJobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import java.io.IOException;
import java.io.Writer;

/** Writes rows of 300 characters as fast as it can; a row tells its number in every column. */
@JobType(value = "wide-rows", title = "Wide rows", parameters = WideRows.Parameters.class)
class WideRows extends FileJobHandler {

  private static final int COLUMNS = 25;

  record Parameters(int rows) {}

  record Cursor(int written) {}

  @Override
  protected String fileName(JobParameters job) {
    return "wide.csv";
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    job.setJobSize(job.parameters(Parameters.class).rows());
    job.setState(new Cursor(0));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    int rows = job.parameters(Parameters.class).rows();
    int before = job.state(Cursor.class).written();
    int after = Math.min(rows, before + batchSize);
    Writer writer = writer(job);
    for (int row = before; row < after; row++) {
      String cell = Integer.toString(10_000_000 + row * 7);
      for (int column = 0; column < COLUMNS; column++) {
        writer.write(cell);
        writer.write(column % 2 == 0 ? "A-;" : "ß,;");
      }
      writer.write("\r\n");
    }
    job.setState(new Cursor(after));
    return after < rows
        ? JobStepResponse.more(after - before)
        : JobStepResponse.done(after - before, "Wrote them");
  }
}
