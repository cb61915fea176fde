package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Audit;
import io.batchdesk.engine.AuditEntry;
import io.batchdesk.engine.AuditSearch;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobList;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.RepeatableRequest;
import io.batchdesk.engine.RepeatableRequests;
import io.batchdesk.engine.StartJob;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is written down about who did what, and rights that follow a person's present roles. */
class AccessIT extends InServer {

  private static final Caller ADMIN = caller("root", "admin");

  @Inject Audit audit;
  @Inject JobList list;
  @Inject RepeatableRequests repeatable;

  @Test
  void eachActionIsWrittenDownWithItsResult() throws Exception {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);

    download(id);
    refuses(Refusal.Kind.CONFLICT, () -> control.pause(id, null, ANN));
    refuses(Refusal.Kind.NOT_FOUND, () -> control.cancel(id, null, caller("eve", "operator")));
    refuses(Refusal.Kind.FORBIDDEN, () -> control.cleanUp(id, null, caller("vic", "viewer")));
    control.cleanUp(id, "Done with it", ANN);
    awaitCleanup(id);
    control.delete(id, null, ANN);

    assertThat(about(id))
        .extracting(entry -> entry.user() + " " + entry.action() + " " + entry.result())
        .containsExactly(
            "ann start done",
            "ann download done",
            "ann pause not_allowed_now",
            "eve cancel unknown_job",
            "vic cleanup not_yours",
            "ann cleanup done",
            "ann delete done");
    assertThat(about(id)).extracting(AuditEntry::address).containsOnly("10.0.0.1");
    assertThat(about(id).subList(0, 6))
        .extracting(AuditEntry::type)
        .containsOnly(ScriptedJobs.PLAIN);
  }

  @Test
  void aRefusedStartIsWrittenDownWithItsType() {
    String type = "no-such-" + UUID.randomUUID();

    refuses(
        Refusal.Kind.INVALID,
        () -> jobs.start(new StartJob(type, json(Map.of()), false, null, null), ANN));

    assertThat(
            audit.find(new AuditSearch(null, null, null, type, null, null, null, null, 10), ADMIN))
        .singleElement()
        .satisfies(entry -> assertThat(entry.result()).isEqualTo("unknown_type"))
        .satisfies(entry -> assertThat(entry.subject()).isNull());
  }

  @Test
  void whatIsRolledBackWasNotDoneAndWhatIsRefusedIsKept() {
    Caller rita = caller("rita-" + UUID.randomUUID(), "operator");
    String foreign = start(lines(1)).id();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                repeatable.once(
                    key(),
                    rita,
                    () -> {
                      jobs.start(request(ScriptedJobs.PLAIN, lines(1)), rita);
                      throw new IllegalStateException("The program goes away");
                    }));
    refuses(
        Refusal.Kind.NOT_FOUND,
        () -> repeatable.once(key(), rita, () -> control.cancel(foreign, null, rita)));

    assertThat(by(rita))
        .extracting(entry -> entry.action() + " " + entry.result())
        .containsExactly("cancel unknown_job");
  }

  private static RepeatableRequest key() {
    return new RepeatableRequest(UUID.randomUUID().toString(), "fingerprint");
  }

  @Test
  void hostileTextsAreCutAndHarmless() {
    String id = "\u0000\r\n" + "x".repeat(500);
    Caller mallory = caller("mallory-" + UUID.randomUUID(), "operator");

    refuses(Refusal.Kind.NOT_FOUND, () -> control.cancel(id, null, mallory));

    assertThat(by(mallory))
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).hasSize(100).doesNotContain("\n"));
  }

  @Test
  void onlyAdminsSeeTheAuditPageByPage() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    for (int i = 0; i < 5; i++) {
      refuses(Refusal.Kind.CONFLICT, () -> control.retry(id, null, ANN));
    }
    List<String> all = new ArrayList<>();
    String before = null;
    do {
      List<AuditEntry> page =
          audit.find(new AuditSearch(null, null, id, null, null, null, null, before, 2), ADMIN);
      page.forEach(entry -> all.add(entry.action()));
      before = page.isEmpty() ? null : page.get(page.size() - 1).id();
    } while (before != null);

    assertThat(all).containsExactly("retry", "retry", "retry", "retry", "retry", "start");
    AuditSearch everything = new AuditSearch(null, null, null, null, null, null, null, null, 10);
    refuses(Refusal.Kind.FORBIDDEN, () -> audit.find(everything, ANN));
    refuses(Refusal.Kind.FORBIDDEN, () -> audit.find(everything, caller("vic", "viewer")));
  }

  @Test
  void aJobsRightsFollowTheRolesThatItsOwnerHasNow() {
    String name = user("operator", "clerk");
    List<Set<String>> seen = new CopyOnWriteArrayList<>();
    String id =
        jobs.start(
                request(
                    ScriptedJobs.GUARDED,
                    new Script()
                        .step(
                            (job, batchSize) -> {
                              seen.add(job.startedBy().roles());
                              return seen.size() < 2
                                  ? JobStepResponse.again(Duration.ofHours(1), 1)
                                  : JobStepResponse.done(1, "Seen");
                            })),
                caller(name, "operator", "clerk"))
            .id();
    Await.until(() -> seen.size() == 1, () -> rows.job(id).toString());
    control.pause(id, null, caller(name, "operator", "clerk"));

    rows.update("update batch_user set roles = '[\"operator\"]' where name = ?", name);

    Caller now = caller(name, "operator");
    JobDetails shown = jobs.find(id, now);
    assertThat(shown.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(shown.actions()).containsOnly(JobAction.CANCEL);
    refuses(Refusal.Kind.FORBIDDEN, () -> control.resume(id, null, null, now));
    control.resume(id, null, null, ADMIN);
    Await.until(
        () -> {
          rows.hurry(id);
          return jobs.find(id, ADMIN).status() == JobStatus.COMPLETED;
        },
        () -> rows.job(id).toString());
    assertThat(seen).containsExactly(Set.of("operator", "clerk"), Set.of("operator"));
  }

  /** Somebody who is really there, unlike the callers of other tests. */
  private String user(String... roles) {
    String name = "user-" + UUID.randomUUID();
    rows.update(
        "insert into batch_user (name, password_hash, must_change_password, disabled, roles, created_at)"
            + " values (?, 'none', false, false, ?, current_timestamp)",
        name,
        json(roles).toString());
    return name;
  }

  @Test
  void whoIsNoOperatorAnyMoreHasNoJobsOfTheirOwn() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    Caller left = caller("ann");

    refuses(Refusal.Kind.NOT_FOUND, () -> jobs.find(id, left));
    refuses(Refusal.Kind.NOT_FOUND, () -> downloads.begin(id, 1, left));
    assertThat(list.page(JobSearch.newest(10), left)).isEmpty();
    assertThat(jobs.find(id, caller("ann", "viewer")).parameters()).isEmpty();
  }

  @Test
  void onlyTheHandlerSeesWhatIsSensitive() {
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  seen.add(job.parameters(ScriptedHandler.Parameters.class).password());
                  return JobStepResponse.done(1, "Seen");
                });
    Map<String, String> parameters =
        Map.of("script", scripts.add(script), "password", "open sesame");

    JobDetails started =
        jobs.start(new StartJob(ScriptedJobs.PLAIN, json(parameters), false, null, null), ANN);
    await(started.id(), JobStatus.COMPLETED);

    assertThat(seen).containsExactly("open sesame");
    assertThat(started.parameters()).containsEntry("password", "••••••");
    assertThat(jobs.find(started.id(), ADMIN).toString()).doesNotContain("sesame");
    Map<String, String> tooLong =
        Map.of("script", scripts.add(script), "password", "sesame".repeat(9));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                jobs.start(new StartJob(ScriptedJobs.PLAIN, json(tooLong), false, null, null), ANN))
        .withMessageContaining("Password")
        .withMessageNotContaining("sesame");
  }

  private List<AuditEntry> about(String id) {
    return oldestFirst(new AuditSearch(null, null, id, null, null, null, null, null, 100));
  }

  private List<AuditEntry> by(Caller caller) {
    return oldestFirst(
        new AuditSearch(caller.name(), null, null, null, null, null, null, null, 100));
  }

  private List<AuditEntry> oldestFirst(AuditSearch search) {
    List<AuditEntry> entries = new ArrayList<>(audit.find(search, ADMIN));
    Collections.reverse(entries);
    return entries;
  }
}
