package io.batchdesk.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.batchdesk.engine.Downloads.Download;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Makes requests to start jobs once more with the rows that they have refused. Thread-safe. */
@ApplicationScoped
public class FailedRows {

  @Inject Jobs jobs;
  @Inject Downloads downloads;
  @Inject Uploads uploads;

  /**
   * Copies the files of refused rows to uploads of the caller, and asks for a job like the first
   * one with them in place of the files that had the rows. No transaction is open meanwhile.
   *
   * @return what {@link Jobs#start} takes
   * @throws Refusal as {@link Downloads#describe} does, and {@code CONFLICT} if the job has refused
   *     no rows, or has failed, so that its other rows are not all stored
   */
  public StartJob again(String jobId, Caller caller) {
    StartJob again = jobs.again(jobId, caller);
    JobDetails first = jobs.find(jobId, caller);
    List<Download> files =
        first.outputs().stream()
            .filter(output -> first.status() == JobStatus.COMPLETED)
            .filter(output -> output.failedRowsOf() != null)
            .map(output -> downloads.describe(jobId, output.number(), caller))
            .toList();
    if (files.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, "no_failed_rows", null, Wording.of("job.no_failed_rows", jobId));
    }
    files.forEach(
        file ->
            ((ObjectNode) again.context()).put(file.output().failedRowsOf(), upload(file, caller)));
    return again;
  }

  private String upload(Download file, Caller caller) {
    OutputDetails output = file.output();
    try (InputStream bytes = downloads.open(file, 0)) {
      return uploads.store(output.name(), output.mediaType(), bytes, hash -> null, caller).id();
    } catch (IOException e) {
      throw new Refusal(
          Refusal.Kind.UNAVAILABLE, "files_unreachable", null, StoreException.reason(e));
    }
  }
}
