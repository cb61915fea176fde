package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTypes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Applications that come beside this one. */
class DeploymentIT extends InServer {

  @Inject JobTypes types;

  @Test
  void twoHandlersOfOneTypeStopTheDeploymentAndBothAreNamed() {
    boolean deployed = Deployments.deploy("twins");

    assertThat(deployed).isFalse();
    Await.until(
        () ->
            Deployments.log()
                .contains("Two handlers of the job type \"twin\": io.batchdesk.it.engine.twins."),
        () -> "The server's log does not tell");
    String told =
        Deployments.log()
            .lines()
            .filter(line -> line.contains("Two handlers of the job type"))
            .findFirst()
            .orElseThrow();
    assertThat(told)
        .contains(
            "io.batchdesk.it.engine.twins.FirstTwin", "io.batchdesk.it.engine.twins.SecondTwin");
    assertThat(rows.list("select * from batch_job_type where type = 'twin'")).isEmpty();
    Map<String, Object> twins =
        rows.list("select * from batch_application where name = 'twins'").get(0);
    assertThat((String) twins.get("problem")).contains("Two handlers of the job type \"twin\"");
    assertThat(twins.get("deployed_as")).isEqualTo("twins");
  }

  @Test
  void aTypeOfAnotherApplicationIsRefusedVisiblyAndAMissingQueueEntryIsPutBack() {
    AtomicInteger steps = new AtomicInteger();
    String lost = start(waitingOnce(steps)).id();
    await(lost, job -> job.dueAt() != null);
    rows.update("delete from batch_queue where task_instance like ?", lost + ":%");

    boolean deployed = Deployments.deploy("rival");
    try {
      JobDetails found = await(lost, JobStatus.COMPLETED);
      List<String> own = sentences();

      assertThat(deployed).isTrue();
      assertThat(found.unitsProcessed()).isEqualTo(2);
      assertThat(own).containsOnly("Wrote 1 lines");
      Map<String, Object> rival =
          rows.list("select * from batch_application where name = 'rival'").get(0);
      assertThat((String) rival.get("refused_types")).isEqualTo("{\"scripted\":\"it\"}");
      assertThat(rival.get("problem")).isNull();
      assertThat(types.find(ScriptedJobs.PLAIN, ANN).application()).isEqualTo("it");
      assertThat(types.find("rival-own", ANN).application()).isEqualTo("rival");
      assertThat(types.find("rival-own", ANN).live()).isTrue();
    } finally {
      Deployments.undeploy("rival");
    }
    assertThat(types.find("rival-own", ANN).live()).isFalse();
  }

  private static Script waitingOnce(AtomicInteger steps) {
    return new Script()
        .step(
            (job, batchSize) ->
                steps.incrementAndGet() == 1
                    ? JobStepResponse.again(Duration.ofHours(1), 1)
                    : JobStepResponse.done(1, "Waited"));
  }

  /** What the jobs of both say that were started while both applications ran. */
  private List<String> sentences() {
    List<String> ids = List.of(start(lines(1)).id(), start(lines(1)).id(), start(lines(1)).id());
    return ids.stream().map(id -> await(id, JobStatus.COMPLETED).sentence()).toList();
  }
}
