package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.SignIns;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long a browser stays signed in; times are moved in the rows. */
class SignInsIT extends InServer {

  @Inject SignIns signIns;

  @Test
  void itEndsAfterHalfAnHourWithoutAnAction() {
    String user = user();
    String token = signIns.begin(user, "10.0.0.1");

    away(user, Duration.ofMinutes(29));
    assertThat(signIns.find(token, false)).isPresent();
    away(user, Duration.ofMinutes(2));

    assertThat(signIns.find(token, true)).isEmpty();
  }

  @Test
  void anActionKeepsItAndPollingDoesNot() {
    String user = user();
    String token = signIns.begin(user, "10.0.0.1");

    away(user, Duration.ofMinutes(20));
    signIns.find(token, true);
    away(user, Duration.ofMinutes(20));
    assertThat(signIns.find(token, false)).isPresent();
    away(user, Duration.ofMinutes(20));

    assertThat(signIns.find(token, false)).isEmpty();
  }

  @Test
  void itEndsAfterTwelveHoursWhateverHappens() {
    String user = user();
    String token = signIns.begin(user, "10.0.0.1");

    rows.update(
        "update batch_sign_in set created_at = ? where user_name = ?",
        ago(Duration.ofHours(12).plusMinutes(1)),
        user);

    assertThat(signIns.find(token, true)).isEmpty();
  }

  @Test
  void whoFollowsTheirOwnRunningJobStays() {
    String user = user();
    String token = signIns.begin(user, "10.0.0.1");
    JobDetails mine = running(user);
    JobDetails foreign = running(user());

    away(user, Duration.ofMinutes(20));
    signIns.follow(token, mine);
    away(user, Duration.ofMinutes(20));
    assertThat(signIns.find(token, false)).isPresent();
    signIns.follow(token, foreign);
    away(user, Duration.ofMinutes(20));

    assertThat(signIns.find(token, false)).isEmpty();
  }

  @Test
  void fiveMinutesAfterItsEndFollowingIsNoActionAnyMore() {
    String user = user();
    String token = signIns.begin(user, "10.0.0.1");
    String id = jobs.start(request(ScriptedJobs.PLAIN, lines(1)), caller(user, "operator")).id();
    awaitStatus(id, user, JobStatus.COMPLETED);

    away(user, Duration.ofMinutes(20));
    signIns.follow(token, jobs.find(id, caller(user, "operator")));
    away(user, Duration.ofMinutes(20));
    assertThat(signIns.find(token, false)).isPresent();
    rows.update(
        "update batch_job set completed_at = ? where id = ?", ago(Duration.ofMinutes(6)), id);
    signIns.follow(token, jobs.find(id, caller(user, "operator")));
    away(user, Duration.ofMinutes(20));

    assertThat(signIns.find(token, false)).isEmpty();
  }

  /** A job whose next step is far away. */
  private JobDetails running(String user) {
    String id =
        jobs.start(
                request(
                    ScriptedJobs.PLAIN,
                    new Script()
                        .step((job, batchSize) -> JobStepResponse.again(Duration.ofHours(1), 1))),
                caller(user, "operator"))
            .id();
    return awaitStatus(id, user, JobStatus.PROCESSING);
  }

  private JobDetails awaitStatus(String id, String user, JobStatus status) {
    Caller owner = caller(user, "operator");
    Await.until(
        () -> jobs.find(id, owner).status() == status, () -> jobs.find(id, owner).toString());
    return jobs.find(id, owner);
  }

  private String user() {
    String name = "user-" + UUID.randomUUID();
    rows.update(
        "insert into batch_user (name, password_hash, must_change_password, disabled, roles, created_at)"
            + " values (?, 'none', false, false, '[\"operator\"]', current_timestamp)",
        name);
    return name;
  }

  /** Time goes by in which the person does nothing. */
  private void away(String user, Duration time) {
    OffsetDateTime last =
        (OffsetDateTime)
            rows.list("select last_action_at from batch_sign_in where user_name = ?", user)
                .get(0)
                .get("last_action_at");
    rows.update(
        "update batch_sign_in set last_action_at = ? where user_name = ?", last.minus(time), user);
  }

  private OffsetDateTime ago(Duration time) {
    return rows.now().minus(time).atOffset(ZoneOffset.UTC);
  }
}
