package io.batchdesk.it.desk.forms;

import io.batchdesk.JobHandler;
import io.batchdesk.JobOutput;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/** Says what it is told of each row, before it is confirmed and after. */
@JobType(
    value = "rows",
    title = "Rows",
    parameters = Rows.Told.class,
    confirm = JobType.Confirm.ALWAYS)
class Rows implements JobHandler {

  record Told(@NotNull Upload file, @NotNull String text, int refused) {}

  @Override
  public JobStepResponse createJob(JobParameters job) {
    String text = job.parameters(Told.class).text();
    return JobStepResponse.ready(text)
        .rowErrors(errors(job))
        .differences(
            List.of(
                new RowDifference(2, text, text, text, text),
                new RowDifference(3, text, text, null, text)));
  }

  private static List<RowError> errors(JobParameters job) {
    Told told = job.parameters(Told.class);
    return LongStream.rangeClosed(1, told.refused())
        .mapToObj(n -> new RowError(n + 1, told.text(), n + " " + told.text(), told.text()))
        .toList();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    Told told = job.parameters(Told.class);
    JobOutput failed = job.failedRows(told.file(), told.text(), "text/csv;charset=UTF-8");
    failed.writer().write(told.text());
    return JobStepResponse.done(1, told.text()).rowErrors(errors(job));
  }
}
