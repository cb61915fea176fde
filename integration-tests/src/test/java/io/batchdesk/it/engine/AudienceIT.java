package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.StartJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Status changes for applications beside this one. */
class AudienceIT extends InServer {

  private static final int JOBS = 60;

  @Test
  void anApplicationWithoutObserversGetsNothing() {
    boolean deployed = Deployments.deploy("rival");
    try {
      String id =
          jobs.start(new StartJob("rival-own", json(Map.of()), false, null, null), ANN).id();
      await(id, JobStatus.COMPLETED);

      assertThat(deployed).isTrue();
      assertThat(rows.list("select * from batch_subscriber where name = 'rival'")).isEmpty();
      assertThat(rows.list("select * from batch_delivery where subscriber = 'rival'")).isEmpty();
    } finally {
      Deployments.undeploy("rival");
    }
  }

  @Test
  void whatHappensWhileAnApplicationIsAwayIsHeardWhenItIsBack() {
    deployed("audience");
    String present = start(lines(1)).id();
    awaitHeard(present, 5);
    Deployments.undeploy("audience");
    String away = start(lines(1)).id();
    await(away, JobStatus.COMPLETED);
    List<Map<String, Object>> heardWhileAway = heard(away);

    deployed("audience");
    try {
      awaitHeard(away, 5);

      assertThat(heardWhileAway).isEmpty();
      assertThat(heard(away))
          .extracting(row -> row.get("status"))
          .containsExactly("created", "pre_processed", "confirmed", "processing", "completed");
    } finally {
      Deployments.undeploy("audience");
    }
  }

  /** Two deployments of one name are what two nodes of an application are. */
  @Test
  void ofTwoNodesOneHearsEachChangeAndTheOrderOfEachJobIsKept() {
    deployed("audience");
    deployed("audience-twin");
    try {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        ids.add(start(lines(1)).id());
      }
      ids.forEach(id -> awaitHeard(id, 5));

      for (String id : ids) {
        assertThat(heard(id))
            .extracting(row -> row.get("number"))
            .containsExactly(1L, 2L, 3L, 4L, 5L);
      }
      assertThat(
              rows.list(
                  "select distinct seat from it_heard where job_id in ('%s')"
                      .formatted(String.join("', '", ids))))
          .hasSize(2);
    } finally {
      Deployments.undeploy("audience-twin");
      Deployments.undeploy("audience");
    }
  }

  @Test
  void observersThatWouldMissChangesStopTheDeploymentAndAreNamed() {
    boolean deployed = Deployments.deploy("deaf");

    assertThat(deployed).isFalse();
    Await.until(
        () -> Deployments.log().contains("DeafObservers.tooLate"),
        () -> "The server's log does not tell");
    assertThat(Deployments.log())
        .contains("DeafObservers.elsewhere observes BatchJobEvent outside the transaction")
        .contains("DeafObservers.mistyped observes @ToStatus(\"complete\"), which no job ever has");
    assertThat(rows.list("select * from batch_subscriber where name = 'deaf'")).isEmpty();
  }

  private static void deployed(String name) {
    assertThat(Deployments.deploy(name)).as("%s is deployed", name).isTrue();
  }

  private List<Map<String, Object>> heard(String id) {
    return rows.list("select number, status from it_heard where job_id = ? order by n", id);
  }

  private void awaitHeard(String id, int changes) {
    Await.until(() -> heard(id).size() >= changes, () -> heard(id) + ", " + find(id));
  }
}
