package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.StartJob;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may start and see what, and what is refused before anything is stored. */
class StartIT extends InServer {

  @Test
  void aRefusedStartStoresNothing() {
    String mine = "select count(*) from batch_job where created_by = 'refused'";
    Script script = new Script();

    refused(ScriptedJobs.PLAIN, Map.of(), null, Refusal.Kind.INVALID, "script");
    refused(
        ScriptedJobs.PLAIN,
        Map.of("script", scripts.add(script), "limit", 101),
        null,
        Refusal.Kind.INVALID,
        "limit");
    refused(
        ScriptedJobs.PLAIN,
        Map.of("script", scripts.add(script), "color", "red"),
        null,
        Refusal.Kind.INVALID,
        "color");
    refused(
        ScriptedJobs.PLAIN,
        Map.of("script", scripts.add(script)),
        "//evil.example",
        Refusal.Kind.INVALID,
        "return_url");
    refused("no-such-type", Map.of(), null, Refusal.Kind.INVALID, "type");
    refused(
        ScriptedJobs.GUARDED,
        Map.of("script", scripts.add(script)),
        null,
        Refusal.Kind.FORBIDDEN,
        null);

    assertThat(rows.count(mine)).isZero();
  }

  private void refused(
      String type, Map<String, ?> context, String returnUrl, Refusal.Kind kind, String field) {
    StartJob request = new StartJob(type, json(context), false, returnUrl, null);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> jobs.start(request, caller("refused", "operator")))
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.field()).isEqualTo(field);
            });
  }

  @Test
  void theRightRoleMayStartAGuardedType() {
    String id =
        jobs.start(request(ScriptedJobs.GUARDED, lines(1)), caller("carl", "operator", "clerk"))
            .id();

    Await.until(
        () -> jobs.find(id, caller("carl", "operator")).status() == JobStatus.COMPLETED,
        () -> rows.job(id).toString());
  }

  @Test
  void nobodyElseSeesAJobOrItsFile() {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);

    refuses(Refusal.Kind.NOT_FOUND, () -> jobs.find(id, caller("eve", "operator")));
    refuses(Refusal.Kind.NOT_FOUND, () -> downloads.begin(id, 1, caller("vic", "viewer")));
    refuses(Refusal.Kind.FORBIDDEN, () -> control.cleanUp(id, null, caller("vic", "viewer")));
    assertThat(jobs.find(id, caller("vic", "viewer")).parameters()).isEmpty();
    assertThat(jobs.find(id, caller("vic", "viewer")).actions()).isEmpty();
  }
}
