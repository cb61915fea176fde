package io.batchdesk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.FileJobHandler;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestJobTest {

  record Until(int last) {}

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
    TestJob job = TestJob.of("numbers").parameters(new Until(5));

    TestResult result = job.run(new Numbers(), 2);

    assertThat(result.text()).isEqualTo("\uFEFFn\r\n1\r\n2\r\n3\r\n4\r\n5\r\n");
    assertThat(result.text("numbers.csv")).isEqualTo(result.text());
    assertThat(result.sentence()).isEqualTo("Counted to 5");
    assertThat(result.units()).isEqualTo(5);
    assertThat(result.steps()).isEqualTo(5);
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
    TestJob job = TestJob.of("numbers").parameters(new Until(5));
    Numbers handler = new Numbers();
    handler.failAt = 4;

    assertThatThrownBy(() -> job.run(handler, 2)).isInstanceOf(ArithmeticException.class);
    assertThat(job.state(Cursor.class)).isEqualTo(new Cursor(3));
    assertThat(job.unitsProcessed()).isEqualTo(2);

    handler.failAt = 0;
    assertThat(job.run(handler, 2).text()).isEqualTo("\uFEFFn\r\n1\r\n2\r\n3\r\n4\r\n5\r\n");
  }

  @Test
  void cleanupDeletesTheOutputs() throws Exception {
    TestJob job = TestJob.of("numbers").parameters(new Until(1));
    Numbers handler = new Numbers();
    job.run(handler);

    job.cleanup(handler);

    assertThat(job.files()).isEmpty();
  }

  @Test
  void refusesNullAndNamesClassAndMethod() {
    assertThatThrownBy(() -> TestJob.of("parrot").run(new Parrot(null, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            Parrot.class.getName()
                + ".createJob answered null; it may answer JobStepResponse.ready or nothingToDo");
  }

  @Test
  void refusesAnAnswerThatThePhaseMayNotGive() {
    Parrot parrot = new Parrot(JobStepResponse.ready(), JobStepResponse.nothingToDo("Too late"));

    assertThatThrownBy(() -> TestJob.of("parrot").run(parrot))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            Parrot.class.getName()
                + ".continueJob answered NOTHING_TO_DO with 0 units;"
                + " it may answer JobStepResponse.more, again, ask or done");
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
        .hasMessage("No step has set a state yet");
  }
}
