package io.batchdesk.it.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.Upload;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.FailedRows;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.RowFindings;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.UploadDetails;
import io.batchdesk.engine.Uploads;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a step tries out, says of rows, and asks to be done once more. */
class RehearsalIT extends InServer {

  private static final Caller EVE = caller("eve", "operator");
  private static final Caller VIEWER = caller("vic", "viewer");

  @Inject RowFindings findings;
  @Inject FailedRows failedRows;
  @Inject Uploads uploads;
  @Inject Notes notes;

  @Resource(lookup = "java:appserver/TransactionManager")
  TransactionManager transactions;

  /** Does something in the last moment before the commit, as a persistence context does. */
  private void beforeTheCommit(Runnable pending) throws Exception {
    transactions
        .getTransaction()
        .registerSynchronization(
            new Synchronization() {
              @Override
              public void beforeCompletion() {
                pending.run();
              }

              @Override
              public void afterCompletion(int status) {
                // Nothing is pending any more.
              }
            });
  }

  private String run(Script.Step step) {
    String id = start(new Script().step(step)).id();
    await(id, JobStatus.COMPLETED);
    return id;
  }

  @Test
  void whatIsTriedOutIsTakenBackAndWhatTheStepWritesStays() {
    Queue<Long> written = new ConcurrentLinkedQueue<>();

    String id =
        run(
            (job, batchSize) -> {
              rows.write(job.jobId(), 1);
              job.rehearse(
                  () -> {
                    rows.write(job.jobId(), 2);
                    beforeTheCommit(
                        () -> {
                          write(job, 3);
                          written.add(3L);
                        });
                    return null;
                  });
              rows.write(job.jobId(), 4);
              return JobStepResponse.done();
            });

    assertThat(written).as("what was pending was written").containsExactly(3L);
    assertThat(rows.of(id)).containsExactly(1L, 4L);
  }

  private void write(JobParameters job, long n) {
    try {
      rows.write(job.jobId(), n);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatTheDatabaseRefusesIsToldAndTheStepGoesOn() {
    List<Throwable> told = new ArrayList<>();

    String id =
        run(
            (job, batchSize) -> {
              rows.write(job.jobId(), 1);
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                rows.fail();
                                return null;
                              }))
                  .isInstanceOf(java.sql.SQLException.class);
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                beforeTheCommit(
                                    () -> {
                                      throw new IllegalArgumentException("refused in the flush");
                                    });
                                return null;
                              }))
                  .satisfies(told::add);
              job.rehearse(() -> null);
              rows.write(job.jobId(), 2);
              return JobStepResponse.done();
            });

    assertThat(rows.of(id)).containsExactly(1L, 2L);
    assertThat(told.get(0)).isInstanceOf(RollbackException.class);
    assertThat(told.get(0)).hasRootCauseMessage("refused in the flush");
  }

  @Test
  void whatIsPendingInAPersistenceContextIsWrittenAndTakenBack() {
    List<Throwable> told = new ArrayList<>();

    String id =
        run(
            (job, batchSize) -> {
              notes.write(job.jobId() + "-1");
              job.rehearse(
                  () -> {
                    notes.write(job.jobId() + "-2");
                    return null;
                  });
              rows.update("insert into it_note values (?)", job.jobId() + "-3");
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                notes.write(job.jobId() + "-3");
                                return null;
                              }))
                  .satisfies(told::add);
              notes.write(job.jobId() + "-4");
              return JobStepResponse.done();
            });

    assertThat(notes.of(id)).containsExactly(id + "-1", id + "-3", id + "-4");
    assertThat(told.get(0)).hasRootCauseInstanceOf(java.sql.SQLException.class);
  }

  @Test
  void aRehearsalThatTakesTooLongEndsWithItsStepAndLeavesASoundThread() {
    Queue<Throwable> told = new ConcurrentLinkedQueue<>();
    Script slow =
        new Script()
            .step(
                (job, batchSize) -> {
                  rows.write(job.jobId(), 1);
                  try {
                    job.rehearse(
                        () -> {
                          rows.write(job.jobId(), 2);
                          Await.until(this::timedOut, () -> "The transaction has no limit");
                          return null;
                        });
                  } catch (Exception e) {
                    told.add(e);
                    throw e;
                  }
                  return JobStepResponse.done();
                });

    String id = start(ScriptedJobs.SHORT_LIMIT, slow).id();
    await(id, JobStatus.FAILED);

    Await.until(() -> !told.isEmpty(), () -> "It is still trying");
    assertThat(told).singleElement().isInstanceOf(RollbackException.class);
    assertThat(rows.of(id)).isEmpty();
    whatIsTriedOutIsTakenBackAndWhatTheStepWritesStays();
  }

  private boolean timedOut() {
    try {
      return transactions.getStatus() == Status.STATUS_MARKED_ROLLBACK;
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workThatWantsARollbackHasNotGoneWell() {
    String id =
        run(
            (job, batchSize) -> {
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                transactions.setRollbackOnly();
                                return null;
                              }))
                  .isInstanceOf(RollbackException.class);
              rows.write(job.jobId(), 1);
              return JobStepResponse.done();
            });

    assertThat(rows.of(id)).containsExactly(1L);
  }

  @Test
  void anErrorInARehearsalLeavesASoundThread() {
    String id =
        run(
            (job, batchSize) -> {
              assertThatThrownBy(
                      () ->
                          job.rehearse(
                              () -> {
                                rows.write(job.jobId(), 1);
                                throw new StackOverflowError("deep");
                              }))
                  .isInstanceOf(StackOverflowError.class);
              rows.write(job.jobId(), 2);
              return JobStepResponse.done();
            });

    assertThat(rows.of(id)).containsExactly(2L);
  }

  @Test
  void aRepeatedStepIsTakenBackDoneOnceMoreAndIsNoFailure() throws Exception {
    Queue<Boolean> repeated = new ConcurrentLinkedQueue<>();

    String id =
        run(
            (job, batchSize) -> {
              repeated.add(job.repeated());
              rows.write(job.jobId(), repeated.size());
              job.output("a.txt", "text/plain").stream().write(repeated.size() + '0');
              return job.repeated() ? JobStepResponse.done() : JobStepResponse.repeat();
            });

    assertThat(repeated).containsExactly(false, true);
    assertThat(rows.of(id)).containsExactly(2L);
    assertThat(download(id)).isEqualTo("2".getBytes(UTF_8));
    assertThat(messages(id)).noneMatch(line -> line.contains("again"));
  }

  @Test
  void aStepThatIsRepeatedForEverFailsTheJob() {
    String id = start(new Script().step((job, batchSize) -> JobStepResponse.repeat())).id();

    JobDetails failed = await(id, JobStatus.FAILED);

    assertThat(failed.error().message()).contains("repeated already");
  }

  @Test
  void aStepThatHasFailedKnowsThatItIsRepeated() {
    Queue<Boolean> repeated = new ConcurrentLinkedQueue<>();
    String id =
        start(
                new Script()
                    .step(
                        (job, batchSize) -> {
                          repeated.add(job.repeated());
                          if (repeated.size() == 1) {
                            throw new IllegalStateException("The first time");
                          }
                          return repeated.size() < 3
                              ? JobStepResponse.more(1)
                              : JobStepResponse.done();
                        }))
            .id();

    awaitHurried(id, JobStatus.COMPLETED);

    assertThat(repeated).containsExactly(false, true, false);
  }

  @Test
  void rowErrorsAreKeptUpToAThousandAndCountedAndThoseOfThePreviewGiveWay() {
    Gate gate = new Gate();
    String id =
        start(
                ScriptedJobs.CHECKED,
                new Script()
                    .preProcess(
                        (job, batchSize) ->
                            JobStepResponse.ready("3 would be refused")
                                .rowErrors(errors(1, 3))
                                .differences(differences(205)))
                    .step(
                        (job, batchSize) -> {
                          if (job.unitsProcessed() == 0) {
                            gate.pass();
                          }
                          return job.unitsProcessed() < 3
                              ? JobStepResponse.more(1).rowErrors(errors(10, 400))
                              : JobStepResponse.done();
                        }))
            .id();

    gate.awaitReached();
    assertThat(find(id).rows().preview()).isEqualTo("3 would be refused");
    assertThat(find(id).rows().errors()).isEqualTo(3);
    assertThat(findings.differences(id, 0, 1_000, ANN).rows()).hasSize(200);
    assertThat(findings.differences(id, 0, 1_000, ANN).count()).isEqualTo(205);
    gate.open();
    await(id, JobStatus.COMPLETED);

    assertThat(find(id).rows().errors()).isEqualTo(1_200);
    assertThat(findings.errors(id, 0, 5_000, ANN).rows()).hasSize(1_000);
    assertThat(findings.errors(id, 1, 1, ANN).rows())
        .containsExactly(new RowError(11, "city", "Wien  <b>", "It is wrong"));
    control.delete(id, null, ANN);
    Await.until(
        () -> rows.count("select count(*) from batch_row_error where job_id = ?", id) == 0,
        () -> "They are still there");
  }

  @Test
  void whatIsNothingButControlCharactersCanBeReadAgain() {
    String id =
        run(
            (job, batchSize) ->
                JobStepResponse.done()
                    .rowErrors(List.of(new RowError(2, "\u0000", "\ud800", "\u0000")))
                    .differences(List.of(new RowDifference(2, "\u0000", "\u0001", "", null))));

    assertThat(findings.errors(id, 0, 10, ANN).rows())
        .containsExactly(new RowError(2, " ", "?", "?"));
    assertThat(findings.differences(id, 0, 10, ANN).rows())
        .containsExactly(new RowDifference(2, "?", "?", "", null));
  }

  private static List<RowError> errors(long first, int count) {
    return LongStream.range(first, first + count)
        .mapToObj(row -> new RowError(row, "city", "Wien\u0000 <b>", "It is\nwrong"))
        .toList();
  }

  private static List<RowDifference> differences(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(row -> new RowDifference(row, "Contact 1", "city", null, "x".repeat(600)))
        .toList();
  }

  @Test
  void onlyWhoMaySeeTheFilesSeesTheirRows() {
    String id = run((job, batchSize) -> JobStepResponse.done().rowErrors(errors(2, 1)));

    refuses(Refusal.Kind.NOT_FOUND, () -> findings.errors(id, 0, 10, EVE));
    refuses(Refusal.Kind.NOT_FOUND, () -> findings.differences(id, 0, 10, VIEWER));
    assertThat(findings.errors(id, 0, 10, caller("root", "admin")).rows()).hasSize(1);
  }

  @Test
  void theUnitsOfPreProcessingAreNotThoseOfProcessing() {
    String id =
        start(
                ScriptedJobs.CHECKED,
                new Script()
                    .preProcess(
                        (job, batchSize) -> {
                          job.setJobSize(7);
                          return job.unitsProcessed() == 0
                              ? JobStepResponse.more(7)
                              : JobStepResponse.ready();
                        })
                    .step((job, batchSize) -> JobStepResponse.done(job.unitsProcessed() + 7, "7")))
            .id();

    assertThat(await(id, JobStatus.COMPLETED).unitsProcessed()).isEqualTo(7);
  }

  @Test
  void aJobStartsAgainWithItsFailedRows() throws Exception {
    UploadDetails upload = upload("a\nbad\nb\n");
    Queue<String> read = new ConcurrentLinkedQueue<>();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  Upload file = job.parameters(ScriptedHandler.Parameters.class).file();
                  String text = new String(job.upload(file).open(0).readAllBytes(), UTF_8);
                  read.add(text);
                  if (text.startsWith("a")) {
                    job.failedRows(file, "failed.csv", "text/csv").writer().write("bad\n");
                  }
                  return JobStepResponse.done();
                });
    String id = jobs.start(withUpload(script, upload.id(), null), ANN).id();
    await(id, JobStatus.COMPLETED);

    String again = jobs.start(failedRows.again(id, ANN), ANN).id();
    await(again, JobStatus.COMPLETED);

    assertThat(find(id).outputs().get(0).failedRowsOf()).isEqualTo("file");
    assertThat(find(again).rows().repeats()).isEqualTo(id);
    assertThat(read).containsExactly("a\nbad\nb\n", "bad\n");
    refuses(Refusal.Kind.CONFLICT, () -> failedRows.again(again, ANN));
    refuses(Refusal.Kind.NOT_FOUND, () -> failedRows.again(id, EVE));
  }

  @Test
  void onlyAJobOfOnesOwnAndOfTheSameTypeCanBeRepeated() throws Exception {
    String upload = upload("x").id();
    String other = start(ScriptedJobs.OTHER, new Script()).id();
    String mine = start(new Script()).id();
    Script script = new Script();

    refuses(Refusal.Kind.INVALID, () -> jobs.start(withUpload(script, upload, "batch_0"), ANN));
    refuses(Refusal.Kind.INVALID, () -> jobs.start(withUpload(script, upload, other), ANN));
    assertThat(jobs.start(withUpload(script, upload, mine), ANN).rows().repeats()).isEqualTo(mine);
  }

  private UploadDetails upload(String text) throws IOException {
    return uploads.store(
        "rows.csv", "text/csv", new ByteArrayInputStream(text.getBytes(UTF_8)), hash -> null, ANN);
  }

  private StartJob withUpload(Script script, String upload, String repeats) {
    return new StartJob(
        ScriptedJobs.PLAIN,
        json(Map.of("script", scripts.add(script), "file", upload)),
        false,
        null,
        null,
        repeats);
  }
}
