package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Handlers that answer nonsense, and stored things that they cannot read any more. */
class NonsenseIT extends InServer {

  @Test
  void anAnswerOfNullFailsAtOnceAndNamesTheHandler() {
    Script script = new Script().step((job, batchSize) -> null);
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.FAILED);

    assertThat(job.attempts()).isZero();
    assertThat(job.error().code()).isEqualTo("wrong_answer");
    assertThat(job.error().message())
        .contains(ScriptedJobs.Plain.class.getName() + ".continueJob returned null");
  }

  @Test
  void anAnswerOfTheWrongKindNamesWhatIsAllowed() {
    Script script = new Script().create(job -> JobStepResponse.more(1));
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("wrong_answer");
    assertThat(job.error().message())
        .contains(
            ScriptedJobs.Plain.class.getName()
                + ".createJob answered more; it may answer ready or nothingToDo");
  }

  /** A state that no JSON can be made of. */
  record Loop(Object self) {}

  @Test
  void aStateThatCannotBeJsonFailsAtOnceAndNamesItsClass() {
    Object[] self = new Object[1];
    self[0] = self;
    AtomicInteger calls = new AtomicInteger();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  calls.incrementAndGet();
                  job.setState(new Loop(self));
                  return JobStepResponse.done();
                });
    String id = start(script).id();

    JobDetails job = awaitHurried(id, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("wrong_answer");
    assertThat(job.error().message()).contains(Loop.class.getName(), "JSON");
    assertThat(calls).hasValue(1);
  }

  /** The state as an earlier deployment wrote it. */
  record Before(long lastId, String country) {}

  /** The same state after a deployment that has a new field. */
  record Longer(long lastId, String country, Integer page) {}

  /** The same state after a deployment that has another type. */
  record Other(long lastId, java.time.LocalDate country) {}

  /** The same state after a deployment that does not need a field any more. */
  record Shorter(long lastId) {}

  @Test
  void aStateWithoutAFieldThatIsNeededNowFailsAndNamesTheField() {
    JobDetails job = awaitAfterDeployment(Longer.class, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("unreadable");
    assertThat(job.error().message()).contains("state", "page").doesNotContain("\n");
    assertThat(job.attempts()).isZero();
  }

  @Test
  void aStateWithAFieldOfAnotherTypeFailsAndNamesTheField() {
    JobDetails job = awaitAfterDeployment(Other.class, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("unreadable");
    assertThat(job.error().message()).contains("state", "country");
  }

  @Test
  void aStateWithAFieldThatIsUnknownNowIsRead() {
    JobDetails job = awaitAfterDeployment(Shorter.class, JobStatus.COMPLETED);

    assertThat(job.sentence()).isEqualTo("Shorter[lastId=7]");
  }

  private JobDetails awaitAfterDeployment(
      Class<? extends Record> stateOfTheNewVersion, JobStatus status) {
    Script script =
        new Script()
            .create(
                job -> {
                  job.setState(new Before(7, "AT"));
                  return JobStepResponse.ready();
                })
            .step(
                (job, batchSize) ->
                    JobStepResponse.done(0, job.state(stateOfTheNewVersion).toString()));
    return await(start(script).id(), status);
  }

  /** The parameters after a deployment that made the script a number. */
  record Numbered(long script) {}

  @Test
  void parametersThatDoNotFitAnyMoreFailAndNameTheField() {
    Script script =
        new Script()
            .create(
                job -> {
                  job.parameters(Numbered.class);
                  return JobStepResponse.ready();
                });
    String id = start(script).id();

    JobDetails job = await(id, JobStatus.FAILED);

    assertThat(job.error().code()).isEqualTo("unreadable");
    assertThat(job.error().message()).contains("parameters", "script");
  }
}
