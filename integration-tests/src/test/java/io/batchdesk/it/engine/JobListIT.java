package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.FoundJobs;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobSearch.Comparison;
import io.batchdesk.engine.JobSearch.TimeCondition;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTime;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of jobs: who sees which, in which order, page by page. */
class JobListIT extends InServer {

  /** Nobody else's tests start jobs in this name. */
  private static final Caller LEA = caller("lea", "operator");

  private static final Caller VIEWER = caller("vic", "viewer");

  @Inject JobList list;

  @Test
  void pagesSelectionsAndWhoSeesThem() {
    String first = completed();
    String second = paused();
    String third = completed();

    assertThat(ids(all(), LEA)).containsExactly(third, second, first);
    assertThat(ids(all(), ANN)).doesNotContain(first, second, third);
    assertThat(ids(of("lea", JobStatus.PAUSED), VIEWER)).containsExactly(second);
    FoundJobs page = list.find(page(1, 1), LEA);
    assertThat(page.count()).isEqualTo(3);
    assertThat(page.jobs()).extracting(JobDetails::id).containsExactly(second);
    assertThat(list.find(page(1, 3), LEA).jobs()).isEmpty();
    assertThat(
            ids(
                where(
                    new TimeCondition(
                        JobTime.CREATED, Comparison.GT, jobs.find(first, LEA).createdAt()),
                    new TimeCondition(JobTime.COMPLETED, Comparison.NULL, null)),
                LEA))
        .containsExactly(second);
    assertThat(list.page(JobSearch.newest(2), LEA))
        .extracting(JobDetails::id)
        .containsExactly(third, second);
    control.cancel(second, null, LEA);
  }

  private String completed() {
    String id = jobs.start(request(ScriptedJobs.PLAIN, lines(1)), LEA).id();
    return awaitAsLea(id, JobStatus.COMPLETED);
  }

  private String paused() {
    Script asks = new Script().step((job, batchSize) -> JobStepResponse.ask("Well?", "yes"));
    return awaitAsLea(jobs.start(request(ScriptedJobs.PLAIN, asks), LEA).id(), JobStatus.PAUSED);
  }

  private String awaitAsLea(String id, JobStatus status) {
    Await.until(() -> jobs.find(id, LEA).status() == status, () -> "" + jobs.find(id, LEA));
    return id;
  }

  private List<String> ids(JobSearch search, Caller caller) {
    return list.find(search, caller).jobs().stream().map(JobDetails::id).toList();
  }

  private static JobSearch all() {
    return page(100, 0);
  }

  private static JobSearch page(int limit, int offset) {
    return new JobSearch(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        JobTime.CREATED,
        true,
        limit,
        offset);
  }

  private static JobSearch of(String user, JobStatus status) {
    return new JobSearch(
        List.of(),
        List.of(ScriptedJobs.PLAIN),
        List.of(status),
        List.of(user),
        List.of(),
        JobTime.UPDATED,
        false,
        100,
        0);
  }

  private static JobSearch where(TimeCondition... times) {
    return new JobSearch(
        List.of(), List.of(), List.of(), List.of(), List.of(times), JobTime.CREATED, true, 100, 0);
  }
}
