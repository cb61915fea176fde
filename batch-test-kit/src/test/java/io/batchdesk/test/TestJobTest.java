package io.batchdesk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.FileJobHandler;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.validation.constraints.Min;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TestJobTest {

  record Until(@Min(0) int last) {}

  record Cursor(int next) {}

  /** Writes the numbers from 1 to the last. */
  static class Numbers extends FileJobHandler {

    int failAt;

    @Override
    protected String fileName(JobParameters job) {
      return "numbers.csv";
    }

    @Override
    public JobStepResponse createJob(JobParameters job) throws Exception {
      Until until = job.parameters(Until.class);
      if (until.last() == 0) {
        return JobStepResponse.nothingToDo("Nothing to count for " + job.startedBy().name());
      }
      job.setJobSize(until.last());
      job.setState(new Cursor(1));
      writer(job).write("n\r\n");
      return JobStepResponse.ready();
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) throws Exception {
      int first = job.state(Cursor.class).next();
      int last = Math.min(first + batchSize - 1, job.parameters(Until.class).last());
      for (int n = first; n <= last; n++) {
        writer(job).write(n + "\r\n");
      }
      job.setState(new Cursor(last + 1));
      if (first <= failAt && failAt <= last) {
        throw new ArithmeticException("I cannot count to " + failAt);
      }
      return last < job.parameters(Until.class).last()
          ? JobStepResponse.again(Duration.ofMillis(10), last - first + 1).message("To " + last)
          : JobStepResponse.done(last - first + 1, "Counted to " + last).field("last", last);
    }
  }

  /** Answers always the same. */
  record Parrot(JobStepResponse toCreate, JobStepResponse toContinue) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return toCreate;
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      return toContinue;
    }
  }

  @Test
  void runsAHandlerToItsEnd() throws Exception {
    TestJob job = TestJob.of("numbers").parameters(new Until(5)).batchSize(2);

    TestResult result = job.run(new Numbers());

    assertThat(result.text()).isEqualTo("\uFEFFn\r\n1\r\n2\r\n3\r\n4\r\n5\r\n");
    assertThat(result.text("numbers.csv")).isEqualTo(result.text());
    assertThat(result.sentence()).isEqualTo("Counted to 5");
    assertThat(result.units()).isEqualTo(5);
    assertThat(result.steps()).isEqualTo(1 + 3);
    assertThat(result.delay()).isEqualTo(Duration.ofMillis(20));
    assertThat(result.log()).containsExactly("To 2", "To 4");
    assertThat(result.fields()).containsEntry("last", 5);
    assertThat(job.jobSize()).hasValue(5);
    assertThat(job.unitsProcessed()).isEqualTo(5);
  }

  @Test
  void endsWhenThereIsNothingToDo() throws Exception {
    TestResult result =
        TestJob.of("numbers").parameters(new Until(0)).startedBy("ada").run(new Numbers());

    assertThat(result.sentence()).isEqualTo("Nothing to count for ada");
    assertThat(result.outputs()).isEmpty();
    assertThatThrownBy(result::text).hasMessageContaining("not one file");
  }

  @Test
  void forgetsAStepThatThrowsAndGoesOnAfterTheOneBefore() throws Exception {
    TestJob job = TestJob.of("numbers").parameters(new Until(5)).batchSize(2);
    Numbers handler = new Numbers();
    handler.failAt = 4;

    assertThatThrownBy(() -> job.run(handler)).isInstanceOf(ArithmeticException.class);
    assertThat(job.state(Cursor.class)).isEqualTo(new Cursor(3));
    assertThat(job.unitsProcessed()).isEqualTo(2);

    handler.failAt = 0;
    assertThat(job.run(handler).text()).isEqualTo("\uFEFFn\r\n1\r\n2\r\n3\r\n4\r\n5\r\n");
  }

  @Test
  void cleanupDeletesTheOutputs() throws Exception {
    TestJob job = TestJob.of("numbers").parameters(new Until(1));
    Numbers handler = new Numbers();
    assertThat(job.run(handler).outputs()).hasSize(1);

    job.cleanup(handler);

    assertThat(job.run(handler).outputs()).isEmpty();
  }

  @Test
  void refusesNullAndNamesClassAndMethod() {
    assertThatThrownBy(() -> TestJob.of("parrot").run(new Parrot(null, null)))
        .hasMessage(
            Parrot.class.getName() + ".createJob returned null; return ready or nothingToDo");
  }

  @Test
  void refusesAnAnswerThatThePhaseMayNotGive() {
    Parrot parrot = new Parrot(JobStepResponse.ready(), JobStepResponse.nothingToDo("Too late"));

    assertThatThrownBy(() -> TestJob.of("parrot").run(parrot))
        .hasMessage(
            Parrot.class.getName()
                + ".continueJob answered nothingToDo; it may answer more, again, repeat, ask, failed or done");
  }

  @Test
  void answersQuestionsInTheirOrder() throws Exception {
    JobHandler asking =
        new JobHandler() {
          @Override
          public JobStepResponse createJob(JobParameters job) {
            return JobStepResponse.ready();
          }

          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) {
            return job.answer().isEmpty()
                ? JobStepResponse.ask("Really?", "Yes", "No")
                : JobStepResponse.done(0, "You said " + job.answer().get());
          }
        };

    assertThat(TestJob.of("asking").answering("Yes").run(asking).sentence())
        .isEqualTo("You said Yes");
    assertThatThrownBy(() -> TestJob.of("asking").answering("Maybe").run(asking))
        .hasMessageContaining("\"Really?\" with the choices [Yes, No], and the test answers Maybe");
  }

  @Test
  void saysThatThereIsNoStateYet() {
    assertThatThrownBy(() -> TestJob.of("numbers").state(Cursor.class))
        .hasMessageContaining("no state yet");
  }

  @Test
  void refusesParametersAsTheHostDoes() {
    assertThatThrownBy(() -> TestJob.of("numbers").parameters(new Until(-1)).run(new Numbers()))
        .hasMessage("Last cannot be \"-1\": give at least 0");
    assertThatThrownBy(() -> TestJob.of("numbers").run(new Typed())).hasMessage("Last is required");
  }

  @JobType(value = "numbers", parameters = Until.class, maxBatchSize = 3)
  static class Typed extends Numbers {}

  @Test
  void asksForNoMoreUnitsThanTheTypeTakes() throws Exception {
    TestResult result =
        TestJob.of("numbers").parameters(new Until(6)).batchSize(50).run(new Typed() {});

    assertThat(result.log()).containsExactly("To 3");
  }

  @Test
  void refusesAHandlerOfAnotherType() {
    assertThatThrownBy(() -> TestJob.of("letters").run(new Typed()))
        .hasMessageContaining("of type \"letters\"")
        .hasMessageContaining(Typed.class.getName() + " does \"numbers\"");
  }

  /** Does one thing in its first step. */
  interface Once extends JobHandler {

    @Override
    default JobStepResponse createJob(JobParameters job) {
      return JobStepResponse.ready();
    }
  }

  record Odd(Comparable<?> any, Instant at) {}

  @Test
  void stateIsJsonBetweenStepsAndFailsIfItCannotBeReadBack() {
    Once odd =
        (job, batchSize) -> {
          if (!job.hasState()) {
            job.setState(new Odd("text", Instant.EPOCH));
            return JobStepResponse.more(1);
          }
          return JobStepResponse.done(1, job.state(Odd.class).toString());
        };

    assertThatThrownBy(() -> TestJob.of("odd").run(odd))
        .hasMessageContaining("The stored state cannot be read: Odd does not fit")
        .hasMessageContaining("any");
  }

  record Loop(Object self) {}

  @Test
  void stateThatCannotBeJsonFails() {
    Object[] self = new Object[1];
    self[0] = self;
    Once loop =
        (job, batchSize) -> {
          job.setState(new Loop(self));
          return JobStepResponse.done();
        };

    assertThatThrownBy(() -> TestJob.of("loop").run(loop))
        .hasMessageContaining(Loop.class.getName() + " cannot be written as JSON");
  }

  @Test
  void aFileIsOpenInOneStepOnly() {
    Writer[] kept = new Writer[1];
    Once keeper =
        (job, batchSize) -> {
          if (kept[0] != null) {
            kept[0].write("second");
            kept[0].flush();
            return JobStepResponse.done();
          }
          kept[0] = job.output("a.txt", "text/plain").writer();
          kept[0].write("first");
          return JobStepResponse.more(1);
        };

    assertThatThrownBy(() -> TestJob.of("keeper").run(keeper))
        .hasMessage("a.txt was opened in a step that is over; ask the job for it in each step");
  }

  @Test
  void aStepThatIsTakenBackMakesNoFile() throws Exception {
    AtomicBoolean failed = new AtomicBoolean();
    Once once =
        (job, batchSize) -> {
          if (failed.compareAndSet(false, true)) {
            job.output("wrong.txt", "text/plain").writer().write("wrong");
            throw new IllegalStateException("once");
          }
          return JobStepResponse.done();
        };
    TestJob job = TestJob.of("once");

    assertThatThrownBy(() -> job.run(once)).hasMessage("once");
    assertThat(job.run(once).outputs()).isEmpty();
  }

  @Test
  void preProcessesUntilItIsReadyButAsksNothingThere() throws Exception {
    JobHandler counting =
        new Preparing(
            job -> {
              long counted = job.jobSize().orElse(0) + 1;
              job.setJobSize(counted);
              return counted < 3 ? JobStepResponse.more(0) : JobStepResponse.ready();
            });
    JobHandler asking = new Preparing(job -> JobStepResponse.ask("Really?", "Yes"));

    TestJob job = TestJob.of("preparing");
    assertThat(job.run(counting).steps()).isEqualTo(1 + 3 + 1);
    assertThat(job.jobSize()).hasValue(3);
    assertThatThrownBy(() -> TestJob.of("preparing").answering("Yes").run(asking))
        .hasMessageContaining(
            "preProcessJob answered ask; it may answer more, again, repeat, ready, nothingToDo or failed");
  }

  /** Does all its work in pre-processing. */
  record Preparing(Function<JobParameters, JobStepResponse> work) implements JobHandler {

    @Override
    public JobStepResponse createJob(JobParameters job) {
      return JobStepResponse.ready();
    }

    @Override
    public JobStepResponse preProcessJob(JobParameters job, int batchSize) {
      return work.apply(job);
    }

    @Override
    public JobStepResponse continueJob(JobParameters job, int batchSize) {
      return JobStepResponse.done();
    }
  }

  @Test
  void noticesThatAJobFindsNoEnd() {
    Once endless = (job, batchSize) -> JobStepResponse.more(1);

    assertThatThrownBy(() -> TestJob.of("endless").run(endless))
        .hasMessageContaining("finds no end in 10,000 steps; does it set its state?");
  }

  @Test
  void aKeyIsTheSameEachTime() throws Exception {
    List<String> keys = new ArrayList<>();
    Once failing =
        (job, batchSize) -> {
          keys.add(job.idempotencyKey(7));
          if (keys.size() == 1) {
            throw new IllegalStateException("once");
          }
          return JobStepResponse.done();
        };
    TestJob job = TestJob.of("failing");

    assertThatThrownBy(() -> job.run(failing)).hasMessage("once");
    job.run(failing);

    assertThat(keys).containsExactly("batch_test-7", "batch_test-7");
  }
}
