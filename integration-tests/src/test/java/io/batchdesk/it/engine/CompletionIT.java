package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.Severity;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.OutputDetails;
import io.batchdesk.engine.StartJob;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From the start of a job to its completion, without anything in the way. */
class CompletionIT extends InServer {

  @Test
  void aJobRunsFromItsCreationToItsFile() throws Exception {
    JobDetails started = start(lines(7));

    JobDetails job = await(started.id(), JobStatus.COMPLETED);

    assertThat(job.unitsProcessed()).isEqualTo(7);
    assertThat(job.percent()).isEqualTo(100);
    assertThat(job.sentence()).isEqualTo("Wrote 7 lines");
    assertThat(rows.of(job.id())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(messages(job.id()))
        .containsExactly("Line 1", "Line 2", "Line 3", "Line 4", "Line 5", "Line 6");
    assertThat(rows.job(job.id())).containsEntry("state", "{\"done\":7}");
    assertThat(job.interruptions()).isZero();
    awaitEmptyQueue(job.id());
  }

  @Test
  void thePublishedFileHasTheLengthAndHashOfWhatTheStepsWrote() throws Exception {
    String id = start(lines(5)).id();

    await(id, JobStatus.COMPLETED);

    byte[] expected = allLines(5);
    OutputDetails file = find(id).outputs().get(0);
    assertThat(file.name()).isEqualTo("lines.txt");
    assertThat(file.mediaType()).isEqualTo("text/plain");
    assertThat(file.length()).isEqualTo(expected.length);
    assertThat(file.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(expected)));
    assertThat(file.downloadedAt()).isNull();
    assertThat(download(id)).isEqualTo(expected);
    assertThat(find(id).downloaded()).isTrue();
  }

  @Test
  void eachStatusHasItsTimeInOrder() {
    String id = start(lines(2)).id();

    Map<String, Instant> times = await(id, JobStatus.COMPLETED).timestamps();

    assertThat(times.keySet())
        .containsExactly("created", "pre_processed", "confirmed", "processing", "completed");
    assertThat(List.copyOf(times.values())).isSorted();
    assertThat(times.get("completed")).isAfter(times.get("created"));
  }

  @Test
  void whatAStepDoesIsSeenOnlyWhenAllOfItHasCommitted() {
    Gate gate = new Gate();
    String id = start(lines(3, step -> passAt(2, step, gate))).id();

    gate.awaitReached();
    JobDetails during = find(id);
    List<Long> rowsDuring = rows.of(id);
    Object stateDuring = rows.job(id).get("state");
    List<String> messagesDuring = messages(id);
    gate.open();
    JobDetails after = await(id, JobStatus.COMPLETED);

    assertThat(during.unitsProcessed()).isEqualTo(1);
    assertThat(during.percent()).isEqualTo(33);
    assertThat(during.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(rowsDuring).containsExactly(1L);
    assertThat(stateDuring).isEqualTo("{\"done\":1}");
    assertThat(messagesDuring).containsExactly("Line 1");
    assertThat(after.unitsProcessed()).isEqualTo(3);
  }

  @Test
  void fieldsAndMessagesOfAStepAreKept() {
    Script script =
        new Script()
            .step(
                (job, batchSize) ->
                    JobStepResponse.done(3, "Read it")
                        .field("rows", 3)
                        .message(Severity.WARNING, "One\r\nrow is empty"));
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.COMPLETED);

    assertThat(job.fields()).containsEntry("rows", 3);
    JobMessage message = jobs.messages(id, ANN, 10).get(0);
    assertThat(message.severity()).isEqualTo(Severity.WARNING);
    assertThat(message.text()).isEqualTo("One  row is empty");
    assertThat(message.step()).isEqualTo(2);
  }

  @Test
  void nothingToDoEndsTheJobBeforeItsFirstStep() {
    Script script = new Script().create(job -> JobStepResponse.nothingToDo("No lines match"));
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.COMPLETED);

    assertThat(job.sentence()).isEqualTo("No lines match");
    assertThat(job.timestamps().keySet()).containsExactly("created", "completed");
    assertThat(job.outputs()).isEmpty();
  }

  @Test
  void nothingToDoHandsOverTheHeaderThatCreateJobWrote() throws Exception {
    Script script =
        new Script()
            .create(
                job -> {
                  job.output("lines.txt", "text/plain").writer().write("header\n");
                  return JobStepResponse.nothingToDo("No lines match");
                });
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.COMPLETED);

    assertThat(job.sentence()).isEqualTo("No lines match");
    assertThat(download(id)).asString().isEqualTo("header\n");
  }

  @Test
  void aJobThatItsHandlerGivesUpHandsOverItsFileAndCannotBeTriedAgain() throws Exception {
    Script script =
        lines(2)
            .step(
                (job, batchSize) -> {
                  job.output("wrong.txt", "text/plain").writer().write("line 2\n");
                  return JobStepResponse.failed(1, "Line 2 is wrong");
                });
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("given_up");
    assertThat(job.error().message()).isEqualTo("Line 2 is wrong");
    assertThat(job.sentence()).isNull();
    assertThat(job.unitsProcessed()).isEqualTo(1);
    assertThat(job.actions())
        .containsExactly(JobAction.CANCEL, JobAction.CLEAN_UP, JobAction.DELETE);
    assertThat(download(id)).asString().isEqualTo("line 2\n");
    assertThat(jobs.messages(id, ANN, 10).get(0).severity()).isEqualTo(Severity.ERROR);
    control.cleanUp(id, null, ANN);
    assertThat(awaitCleanup(id).downloadable()).isFalse();
  }

  @Test
  void preProcessingGivesUpWithAFileOrWithout() throws Exception {
    Script withFile =
        new Script()
            .preProcess(
                (job, batchSize) -> {
                  job.output("wrong.txt", "text/plain").writer().write("all\n");
                  return JobStepResponse.failed(0, "All are wrong");
                });
    String first = start(ScriptedJobs.CHECKED, withFile).id();
    Script without =
        new Script().preProcess((job, batchSize) -> JobStepResponse.failed(0, "None is there"));
    String second = start(ScriptedJobs.CHECKED, without).id();

    JobDetails job = await(first, JobStatus.FAILED);
    JobDetails other = await(second, JobStatus.FAILED);

    assertThat(job.timestamps().keySet()).containsExactly("created", "failed");
    assertThat(download(first)).asString().isEqualTo("all\n");
    assertThat(other.error().message()).isEqualTo("None is there");
    assertThat(other.downloadable()).isFalse();
    assertThat(other.actions()).doesNotContain(JobAction.RETRY);
  }

  @Test
  void preProcessingCountsInStepsBeforeTheFirstStepOfTheJob() {
    Script script =
        lines(2)
            .preProcess(
                (job, batchSize) ->
                    job.unitsProcessed() < 2
                        ? JobStepResponse.more(1).message("Checked one")
                        : JobStepResponse.ready().message("2 lines will be written"));
    String id = start(ScriptedJobs.CHECKED, script).id();

    await(id, JobStatus.COMPLETED);

    assertThat(messages(id))
        .containsExactly("Checked one", "Checked one", "2 lines will be written", "Line 1");
    assertThat(rows.of(id)).containsExactly(1L, 2L);
  }

  @Test
  void aJobThatHasToBeConfirmedWaitsForIt() {
    String id = start(ScriptedJobs.CONFIRMED, lines(2)).id();

    JobDetails waiting = await(id, JobStatus.PRE_PROCESSED);
    awaitEmptyQueue(id);
    List<Long> rowsBefore = rows.of(id);
    control.confirm(id, null, ANN);
    await(id, JobStatus.COMPLETED);

    assertThat(waiting.actions()).containsExactly(JobAction.CONFIRM, JobAction.CANCEL);
    assertThat(rowsBefore).isEmpty();
    assertThat(rows.of(id)).containsExactly(1L, 2L);
  }

  @Test
  void aDryRunWaitsForConfirmation() {
    StartJob dryRun = new StartJob(ScriptedJobs.PLAIN, parameters(lines(1)), true, null, null);
    String id = jobs.start(dryRun, ANN).id();

    await(id, JobStatus.PRE_PROCESSED);
    control.confirm(id, null, ANN);

    await(id, JobStatus.COMPLETED);
  }

  @Test
  void sixtyJobsAtOnceDoEachStepOnce() {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> start(lines(20)).id()).toList();

    ids.forEach(id -> await(id, JobStatus.COMPLETED));

    List<Long> each = LongStream.rangeClosed(1, 20).boxed().toList();
    assertThat(ids).allSatisfy(id -> assertThat(rows.of(id)).isEqualTo(each));
    assertThat(ids)
        .allSatisfy(
            id -> {
              assertThat(find(id).unitsProcessed()).isEqualTo(20);
              assertThat(find(id).interruptions()).isZero();
              assertThat(find(id).outputs().get(0).length()).isEqualTo(allLines(20).length);
              awaitEmptyQueue(id);
            });
  }

  @Test
  void aLongJobGivesItsThreadBackWhenAnotherTypeWaits() {
    CountDownLatch end = new CountDownLatch(1);
    Script endless =
        new Script()
            .step(
                (job, batchSize) ->
                    end.await(50, TimeUnit.MILLISECONDS)
                        ? JobStepResponse.done()
                        : JobStepResponse.more(1));
    List<String> busy = IntStream.range(0, 4).mapToObj(i -> start(endless).id()).toList();
    busy.forEach(id -> await(id, job -> job.unitsProcessed() > 0));

    String other = start(ScriptedJobs.OTHER, lines(1)).id();
    try {
      JobDetails served = await(other, JobStatus.COMPLETED);

      assertThat(served.endedAt()).isBefore(served.createdAt().plusSeconds(20));
      assertThat(busy)
          .allSatisfy(id -> assertThat(find(id).status()).isEqualTo(JobStatus.PROCESSING));
    } finally {
      end.countDown();
    }
    busy.forEach(id -> await(id, JobStatus.COMPLETED));
    assertThat(busy).allSatisfy(id -> assertThat(find(id).interruptions()).isZero());
  }
}
