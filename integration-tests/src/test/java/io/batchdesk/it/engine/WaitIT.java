package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps that wait for a time or for an answer. */
class WaitIT extends InServer {

  @Test
  void againHoldsNoThreadAndNoClaim() {
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();

    JobDetails waiting = await(id, job -> job.dueAt() != null);
    Map<String, Object> first = rows.job(id);
    rows.hurry(id);
    await(id, job -> job.unitsProcessed() == 2);
    Map<String, Object> second = rows.job(id);
    rows.hurry(id);
    JobDetails completed = await(id, JobStatus.COMPLETED);

    assertThat(waiting.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(waiting.claimed()).isFalse();
    assertThat(waiting.dueAt())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(58)), Instant.now().plus(Duration.ofMinutes(61)));
    assertThat(first).containsEntry("claim_number", 1L).containsEntry("claimed_by", null);
    assertThat(second).containsEntry("claim_number", 2L).containsEntry("claimed_by", null);
    assertThat(completed.sentence()).isEqualTo("Waited twice");
    assertThat(completed.interruptions()).isZero();
  }

  @Test
  void aQuestionWaitsForItsAnswerAndTheNextStepSeesIt() {
    List<String> answers = new CopyOnWriteArrayList<>();
    Script script =
        new Script()
            .create(
                job -> {
                  job.setState(new Cursor(0));
                  return JobStepResponse.ready();
                })
            .step(
                (job, batchSize) -> {
                  int step = job.state(Cursor.class).done();
                  job.setState(new Cursor(step + 1));
                  if (step == 0) {
                    return JobStepResponse.ask("Overwrite 12 rows?", "yes", "no");
                  }
                  answers.add(job.answer().orElse("none"));
                  return step == 1 ? JobStepResponse.more(1) : JobStepResponse.done();
                });
    String id = start(script).id();

    JobDetails asking = await(id, JobStatus.PAUSED);
    Object waitingFor = rows.job(id).get("waiting_for");
    refuses(Refusal.Kind.CONFLICT, () -> control.resume(id, null, null, ANN));
    refuses(Refusal.Kind.CONFLICT, () -> control.resume(id, "perhaps", null, ANN));
    control.resume(id, "yes", null, ANN);
    JobDetails completed = await(id, JobStatus.COMPLETED);

    assertThat(asking.question()).isEqualTo("Overwrite 12 rows?");
    assertThat(asking.choices()).containsExactly("yes", "no");
    assertThat(waitingFor).isEqualTo("decision");
    assertThat(answers).containsExactly("yes", "none");
    assertThat(completed.question()).isNull();
  }
}
