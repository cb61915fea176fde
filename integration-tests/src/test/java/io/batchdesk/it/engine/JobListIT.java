package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.BatchJobException;
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
import java.util.Locale;
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

  @Test
  void whatAJobSaysIsFoundAndAnIdIsLookedUp() {
    Caller max = caller("max", "operator");
    String first = jobs.start(request(ScriptedJobs.PLAIN, says("Wrote 100% of FJ_1")), max).id();
    String second = jobs.start(request(ScriptedJobs.PLAIN, says("Wrote 1000 of FJ11")), max).id();
    String refused =
        jobs.start(
                request(
                    ScriptedJobs.PLAIN,
                    new Script()
                        .step(
                            (job, size) -> {
                              throw new BatchJobException("No Country in row 7");
                            })),
                max)
            .id();
    for (String id : List.of(first, second, refused)) {
      Await.until(() -> jobs.find(id, max).status().ended(), () -> "" + jobs.find(id, max));
    }

    assertThat(ids(withText("100% OF"), max)).containsExactly(first);
    assertThat(ids(withText(" fj_1"), max)).containsExactly(first);
    assertThat(ids(withText("wrote 1"), max)).containsExactly(second, first);
    assertThat(ids(withText("no country"), max)).containsExactly(refused);
    assertThat(ids(withText(ScriptedJobs.PLAIN), max)).containsExactly(refused, second, first);
    assertThat(ids(withText(second), max)).containsExactly(second);
    assertThat(ids(withText(second.toLowerCase(Locale.ROOT)), max)).containsExactly(second);
    assertThat(ids(withText(second.substring(6, 30)), max)).containsExactly(second);
    assertThat(ids(withText(second), LEA)).isEmpty();
    assertThat(ids(withText("' or 1=1 --"), max)).isEmpty();
  }

  private static Script says(String sentence) {
    return new Script().step((job, batchSize) -> JobStepResponse.done(1, sentence));
  }

  @Test
  void ofOneApplicationAndInTheOrderOfTheirEnds() {
    Caller eve = caller("eve", "operator");
    String open =
        jobs.start(
                request(
                    ScriptedJobs.PLAIN,
                    new Script().step((job, size) -> JobStepResponse.ask("Well?", "yes"))),
                eve)
            .id();
    Await.until(() -> jobs.find(open, eve).status() == JobStatus.PAUSED, () -> "" + open);
    String first = jobs.start(request(ScriptedJobs.PLAIN, lines(1)), eve).id();
    Await.until(() -> jobs.find(first, eve).status().ended(), () -> "" + first);
    String second = jobs.start(request(ScriptedJobs.PLAIN, lines(1)), eve).id();
    Await.until(() -> jobs.find(second, eve).status().ended(), () -> "" + second);

    assertThat(ids(by(JobTime.ENDED, true), eve)).containsExactly(second, first, open);
    assertThat(ids(by(JobTime.ENDED, false), eve)).containsExactly(first, second, open);
    String application = jobs.find(open, eve).application();
    assertThat(ids(ofApplication(application), eve)).containsExactly(second, first, open);
    assertThat(ids(ofApplication("no-such-application"), eve)).isEmpty();
    FoundJobs browsed = list.browse(by(JobTime.CREATED, false), eve);
    assertThat(browsed.jobs()).extracting(JobDetails::id).containsExactly(open, first, second);
    assertThat(browsed.count()).isEqualTo(3);
    assertThat(browsed.more()).isFalse();
    control.cancel(open, null, eve);
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
    return new Wanted().search(JobTime.CREATED, true, limit, offset);
  }

  private static JobSearch of(String user, JobStatus status) {
    Wanted wanted = new Wanted();
    wanted.types = List.of(ScriptedJobs.PLAIN);
    wanted.users = List.of(user);
    wanted.statuses = List.of(status);
    return wanted.search(JobTime.UPDATED, false, 100, 0);
  }

  private static JobSearch where(TimeCondition... times) {
    Wanted wanted = new Wanted();
    wanted.times = List.of(times);
    return wanted.search(JobTime.CREATED, true, 100, 0);
  }

  private static JobSearch withText(String text) {
    Wanted wanted = new Wanted();
    wanted.text = text;
    return wanted.search(JobTime.CREATED, true, 100, 0);
  }

  private static JobSearch ofApplication(String application) {
    Wanted wanted = new Wanted();
    wanted.applications = List.of(application);
    return wanted.search(JobTime.CREATED, true, 100, 0);
  }

  private static JobSearch by(JobTime order, boolean descending) {
    return new Wanted().search(order, descending, 100, 0);
  }

  /** What a search asks for, all of it at first. */
  private static final class Wanted {

    private List<String> types = List.of();
    private List<String> applications = List.of();
    private List<JobStatus> statuses = List.of();
    private List<String> users = List.of();
    private List<TimeCondition> times = List.of();
    private String text;

    JobSearch search(JobTime order, boolean descending, int limit, int offset) {
      return new JobSearch(
          List.of(),
          types,
          applications,
          statuses,
          users,
          times,
          text,
          order,
          descending,
          limit,
          offset);
    }
  }
}
