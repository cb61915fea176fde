package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.StartJob;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import io.batchdesk.test.TestTransaction;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the test kit shows of a handler is what the engine does with it. */
class KitIT extends InServer {

  @Resource UserTransaction transaction;
  @Inject Notes notes;

  @Test
  void aJobOfSeveralStepsGivesTheSame() throws Exception {
    Script script = lines(4);

    JobDetails job = await(start(script).id(), JobStatus.COMPLETED);
    TestResult result = kit(script).run(handler());

    assertThat(result.sentence()).isEqualTo(job.sentence()).isEqualTo("Wrote 4 lines");
    assertThat(result.units()).isEqualTo(job.unitsProcessed()).isEqualTo(4);
    assertThat(result.log()).isEqualTo(messages(job.id())).hasSize(3);
    assertThat(result.bytes()).isEqualTo(download(job.id()));
    assertThat(rows.of("batch_test")).isEqualTo(rows.of(job.id()));
  }

  /** Everything that a step can say. */
  record Talk(int step, LocalDate day, String answer) {}

  @Test
  void questionsDelaysFieldsAndKeysAreTheSame() throws Exception {
    Script script =
        new Script()
            .create(
                job -> {
                  job.setState(new Talk(1, LocalDate.EPOCH, null));
                  return JobStepResponse.ready();
                })
            .step((job, batchSize) -> talk(job));

    String id = start(script).id();
    await(id, JobStatus.PAUSED);
    control.resume(id, "Yes", null, ANN);
    JobDetails job = await(id, JobStatus.COMPLETED);
    TestResult result = kit(script).answering("Yes").run(handler());

    assertThat(result.fields()).isEqualTo(job.fields()).containsEntry("answer", "Yes");
    assertThat(result.sentence().replace("batch_test", id)).isEqualTo(job.sentence());
    assertThat(result.log()).containsExactly("Waited");
    assertThat(messages(id)).contains("Waited");
  }

  private static JobStepResponse talk(JobParameters job) {
    Talk talk = job.state(Talk.class);
    job.setState(
        new Talk(talk.step() + 1, talk.day().plusDays(1), job.answer().orElse(talk.answer())));
    return switch (talk.step()) {
      case 1 -> JobStepResponse.again(Duration.ofMillis(1), 1).message("Waited");
      case 2 -> JobStepResponse.ask("Go on?", "Yes", "No");
      case 3 -> JobStepResponse.more(1).field("answer", job.answer().orElse("none")).message(" ");
      default ->
          JobStepResponse.done(
              1, "%s %s %s".formatted(talk.day(), talk.answer(), job.idempotencyKey(7)));
    };
  }

  /** A state that cannot be read back. */
  record Odd(Comparable<?> any) {}

  @Test
  void whatTheEngineRefusesTheKitRefusesInTheSameWords() {
    Map<String, Script> wrong =
        Map.of(
            "null", new Script().step((job, batchSize) -> null),
            "answer", new Script().step((job, batchSize) -> JobStepResponse.ready()),
            "state", new Script().step((job, batchSize) -> odd(job)),
            "refusal", new Script().create(KitIT::refuse));

    wrong.forEach(
        (name, script) -> {
          JobDetails job = await(start(script).id(), JobStatus.FAILED);
          Throwable thrown = catchThrowable(() -> kit(script).run(handler()));

          assertThat(job.error().message()).as(name).contains(thrown.getMessage());
        });
  }

  private static JobStepResponse odd(JobParameters job) {
    if (job.hasState()) {
      job.state(Odd.class);
    }
    job.setState(new Odd("text"));
    return JobStepResponse.more(1);
  }

  private static JobStepResponse refuse(JobParameters job) {
    throw new BatchJobException("limit", "The limit is not what it was");
  }

  @Test
  void parametersAreRefusedInTheSameWords() {
    Script script = new Script();
    ScriptedHandler.Parameters tooMuch =
        new ScriptedHandler.Parameters(scripts.add(script), 101, null, null);

    Throwable ofTheHost =
        catchThrowable(
            () ->
                jobs.start(
                    new StartJob(ScriptedJobs.PLAIN, json(tooMuch), false, null, null), ANN));
    Throwable ofTheKit =
        catchThrowable(() -> TestJob.of(ScriptedJobs.PLAIN).parameters(tooMuch).run(handler()));

    assertThat(ofTheKit).hasMessage(ofTheHost.getMessage()).hasMessageContaining("at most 100");
  }

  @Test
  void aCrashTestRunsInTheServersTransactions() throws Exception {
    Script script = lines(4);

    TestResult result =
        CrashTest.of(kit(script), this::handler)
            .before(this::forget)
            .rows(() -> rows.of("batch_test"))
            .runs(30)
            .run();

    assertThat(result.bytes()).isEqualTo(allLines(4));
  }

  @Test
  void whatIsTriedOutIsTakenBackInBoth() throws Exception {
    Script script = new Script().step((job, batchSize) -> tryOut(job));

    JobDetails job = await(start(script).id(), JobStatus.COMPLETED);
    TestResult result = kit(script).run(handler());

    assertThat(result.sentence()).isEqualTo(job.sentence()).isEqualTo("Refused");
    assertThat(rows.of("batch_test")).isEqualTo(rows.of(job.id())).containsExactly(1L, 3L);
    assertThat(notes.of("batch_test")).isEmpty();
  }

  private JobStepResponse tryOut(JobParameters job) throws Exception {
    rows.write(job.jobId(), 1);
    job.rehearse(
        () -> {
          rows.write(job.jobId(), 2);
          notes.write(job.jobId());
          return null;
        });
    Throwable refused =
        catchThrowable(
            () ->
                job.rehearse(
                    () -> {
                      notes.write("too long".repeat(10));
                      return null;
                    }));
    rows.write(job.jobId(), 3);
    return JobStepResponse.done(1, refused == null ? "Taken" : "Refused");
  }

  private TestJob kit(Script script) {
    forget();
    return TestJob.of(ScriptedJobs.PLAIN)
        .parameters(new ScriptedHandler.Parameters(scripts.add(script), null, null, null))
        .transaction(TestTransaction.of(transaction));
  }

  private void forget() {
    rows.update("delete from it_row where job_id = ?", "batch_test");
  }

  private ScriptedJobs.Plain handler() {
    ScriptedJobs.Plain handler = new ScriptedJobs.Plain();
    handler.scripts = scripts;
    return handler;
  }
}
