package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Downloads;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cleanup, and downloads, which it waits for. */
class CleanupIT extends InServer {

  @Test
  void cleanupAskedForTwiceTakesEffectOnce() {
    AtomicInteger calls = new AtomicInteger();
    String id = start(countedCleanup(calls)).id();
    await(id, JobStatus.COMPLETED);

    JobDetails first = control.cleanUp(id, null, ANN);
    JobDetails second = control.cleanUp(id, null, ANN);
    JobDetails cleaned = awaitCleanup(id);
    JobDetails third = control.cleanUp(id, null, ANN);
    awaitEmptyQueue(id);

    assertThat(second.cleanupAskedAt()).isEqualTo(first.cleanupAskedAt());
    assertThat(third).isEqualTo(cleaned);
    assertThat(calls).hasValue(1);
    assertThat(rows.of(id)).containsExactly(-1L, 1L, 2L);
    assertThat(cleaned.status()).isEqualTo(JobStatus.COMPLETED);
    Await.until(() -> !hasFiles(id), () -> "The files are still there");
  }

  private Script countedCleanup(AtomicInteger calls) {
    return lines(2)
        .cleanup(
            job -> {
              calls.incrementAndGet();
              rows.write(job.jobId(), -1);
              return JobStepResponse.done();
            });
  }

  @Test
  void aCleanupThatThrowsIsRepeatedAndLeavesTheStatus() {
    AtomicInteger calls = new AtomicInteger();
    Script script =
        lines(1)
            .cleanup(
                job -> {
                  rows.write(job.jobId(), -1);
                  if (calls.incrementAndGet() <= 4) {
                    throw new IllegalStateException("The shelf is locked");
                  }
                  return JobStepResponse.done();
                });
    String id = start(script).id();
    await(id, JobStatus.COMPLETED);
    control.cleanUp(id, null, ANN);

    JobDetails waiting = await(id, job -> job.attempts() == 2);
    JobDetails cleaned =
        await(
            id,
            job -> {
              rows.hurry(id);
              return job.cleanedUpAt() != null;
            });

    assertThat(waiting.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(waiting.cleanedUpAt()).isNull();
    assertThat(waiting.dueAt()).isNotNull();
    assertThat(cleaned.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(calls).hasValue(5);
    assertThat(rows.of(id)).containsExactly(-1L, 1L);
    assertThat(messages(id))
        .anySatisfy(text -> assertThat(text).contains("Cleaning up", "The shelf is locked"));
  }

  @Test
  void aFailedJobThatWasCleanedUpCannotBeRetried() {
    String id =
        start(
                lines(
                    1,
                    step -> {
                      throw new IllegalStateException("No");
                    }))
            .id();
    awaitHurried(id, JobStatus.FAILED);

    control.cleanUp(id, null, ANN);
    JobDetails cleaned = awaitCleanup(id);

    assertThat(cleaned.status()).isEqualTo(JobStatus.FAILED);
    assertThat(cleaned.actions()).doesNotContain(JobAction.RETRY, JobAction.CLEAN_UP);
    refuses(Refusal.Kind.CONFLICT, () -> control.retry(id, null, ANN));
  }

  @Test
  void aRunningJobCannotBeCleanedUp() {
    Gate gate = new Gate();
    String id = start(lines(1, step -> gate.pass())).id();
    gate.awaitReached();

    refuses(Refusal.Kind.CONFLICT, () -> control.cleanUp(id, null, ANN));
    gate.open();

    assertThat(await(id, JobStatus.COMPLETED).cleanupAskedAt()).isNull();
  }

  @Test
  void aDownloadIsAConflictBeforeCompletionAndGoneAfterCleanup() throws Exception {
    Gate gate = new Gate();
    String id = start(lines(1, step -> gate.pass())).id();
    gate.awaitReached();

    refuses(Refusal.Kind.CONFLICT, () -> downloads.begin(id, 1, ANN));
    gate.open();
    await(id, JobStatus.COMPLETED);
    byte[] bytes = download(id);
    refuses(Refusal.Kind.NOT_FOUND, () -> downloads.begin(id, 2, ANN));
    control.cleanUp(id, null, ANN);
    refuses(Refusal.Kind.GONE, () -> downloads.begin(id, 1, ANN));
    awaitCleanup(id);
    refuses(Refusal.Kind.GONE, () -> downloads.begin(id, 1, ANN));

    assertThat(bytes).isEqualTo(allLines(1));
  }

  @Test
  void cleanupWaitsForARunningDownload() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    String id = start(countedCleanup(calls)).id();
    await(id, JobStatus.COMPLETED);
    Downloads.Download running = downloads.begin(id, 1, ANN);

    control.cleanUp(id, null, ANN);
    long staged = (Long) rows.job(id).get("staging_number");
    await(id, job -> (Long) rows.job(id).get("staging_number") > staged);
    int callsDuring = calls.get();
    send(running, OutputStream.nullOutputStream());
    awaitCleanup(id);

    assertThat(callsDuring).isZero();
    assertThat(calls).hasValue(1);
    assertThat(find(id).downloaded()).isTrue();
  }

  @Test
  void aDownloadThatBreaksOffDoesNotCountAndHoldsNothingUp() {
    String id = start(lines(2)).id();
    await(id, JobStatus.COMPLETED);
    Downloads.Download download = downloads.begin(id, 1, ANN);
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("The browser went away");
          }
        };

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(download, gone));

    assertThat(find(id).downloaded()).isFalse();
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);
  }
}
