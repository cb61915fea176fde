package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.BatchJobEvent;
import io.batchdesk.JobStepResponse;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.SubscriberDetails;
import io.batchdesk.engine.Subscribers;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import org.junit.jupiter.api.Test;

/** Status changes, as the observers of this application get them. */
class EventIT extends InServer {

  private static final List<String> LIFE =
      List.of("created", "pre_processed", "confirmed", "processing", "completed");

  @Inject Heard heard;
  @Inject Subscribers subscribers;

  @Test
  void eachStatusChangeIsHeardOnceInOrderAndSoon() {
    String id = start(lines(2)).id();
    awaitHeard(id, "completed");
    Instant now = rows.now();

    List<BatchJobEvent> events = heard.of(id);
    assertThat(heard.statuses(id)).isEqualTo(LIFE);
    assertThat(events).extracting(BatchJobEvent::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(events.get(0).before()).isEmpty();
    assertThat(events.get(0).who()).contains("ann");
    assertThat(events.get(4).before()).contains("processing");
    assertThat(events.get(4).who()).isEmpty();
    assertThat(events).allSatisfy(event -> assertThat(event.type()).isEqualTo(ScriptedJobs.PLAIN));
    assertThat(events.get(4).at()).isEqualTo(find(id).endedAt());
    assertThat(Duration.between(events.get(4).at(), now)).isLessThan(Duration.ofSeconds(2));
    assertThat(heard.completions(id)).containsExactly(events.get(4));
    Await.until(() -> waiting(id) == 0, () -> "Deliveries are left");
  }

  @Test
  void aChangeThatIsRolledBackIsNotHeard() {
    AtomicInteger attempts = new AtomicInteger();
    Script script =
        new Script()
            .step(
                (job, batchSize) -> {
                  if (attempts.incrementAndGet() < 3) {
                    transaction().setRollbackOnly();
                  }
                  return JobStepResponse.done(1, "Done");
                });
    String id = start(script).id();

    awaitHurried(id, JobStatus.COMPLETED);
    awaitHeard(id, "completed");

    assertThat(attempts).hasValue(3);
    assertThat(heard.statuses(id)).isEqualTo(LIFE);
    assertThat(heard.of(id)).extracting(BatchJobEvent::number).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  private static UserTransaction transaction() throws Exception {
    return InitialContext.doLookup("java:comp/UserTransaction");
  }

  @Test
  void anObserverThatThrowsIsCalledAgainAndKeepsOnlyItsOwnJobWaiting() {
    AtomicInteger calls = new AtomicInteger();
    Gate gate = new Gate();
    String id = start(lines(1, step -> gate.pass())).id();
    gate.awaitReached();
    heard.react(
        id,
        event -> {
          rows.write(id, -event.number());
          if (event.status().equals("completed") && calls.incrementAndGet() <= 3) {
            throw new IllegalStateException("The mail server is down");
          }
        });

    gate.open();
    Await.until(() -> calls.get() == 3, () -> heard.of(id).toString());
    SubscriberDetails stuck = it();
    String other = start(lines(1)).id();
    awaitHeard(other, "completed");
    int callsMeanwhile = calls.get();
    Await.until(() -> waiting(id) == 0, () -> heard.of(id).toString());

    assertThat(callsMeanwhile).isEqualTo(3);
    assertThat(calls).hasValue(4);
    assertThat(stuck.waiting()).isPositive();
    assertThat(stuck.attempts()).isBetween(2, 3);
    assertThat(stuck.problem()).contains("The mail server is down");
    assertThat(stuck.oldest()).isNotNull();
    assertThat(heard.completions(id)).hasSize(4);
    assertThat(rows.of(id)).contains(-5L, 1L).doesNotHaveDuplicates();
    assertThat(it().problem()).isNull();
  }

  @Test
  void laterChangesOfAJobWaitUntilTheEarlierIsHeard() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger steps = new AtomicInteger();
    String id = start(waitingAfterEachStep(steps)).id();
    heard.react(
        id,
        event -> {
          if (event.status().equals("paused") && calls.incrementAndGet() <= 2) {
            throw new IllegalStateException("Not now");
          }
        });
    await(id, job -> job.dueAt() != null);

    control.pause(id, null, ANN);
    control.resume(id, null, null, ANN);
    Await.until(() -> calls.get() == 1, () -> heard.of(id).toString());
    control.pause(id, null, ANN);
    control.cancel(id, null, ANN);
    awaitHeard(id, "canceled");

    List<BatchJobEvent> events = heard.of(id);
    assertThat(events.stream().map(BatchJobEvent::number)).isSorted();
    // An engine may have begun the next step before the second pause.
    assertThat(heard.statuses(id).stream().filter(status -> !status.equals("processing")))
        .endsWith("paused", "paused", "paused", "confirmed", "paused", "canceled");
    assertThat(events.get(events.size() - 1).who()).contains("ann");
    assertThat(events.get(events.size() - 1).before()).contains("paused");
  }

  @Test
  void deliveriesAreForgottenOfAnApplicationThatDoesNotComeBack() {
    rows.update(
        "insert into batch_subscriber (name, kind, since, last_seen_at, dropped_deliveries)"
            + " values ('ghost', 'application', current_timestamp, current_timestamp, 0)");
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    long waited = subscriber("ghost").waiting();

    rows.update(
        "update batch_subscriber set last_seen_at = current_timestamp - interval '8' day"
            + " where name = 'ghost'");
    Await.until(
        () -> subscriber("ghost").droppedAt() != null && subscriber("ghost").waiting() == 0,
        () -> subscriber("ghost").toString());
    String later = start(lines(1)).id();
    await(later, JobStatus.COMPLETED);

    assertThat(waited).isGreaterThanOrEqualTo(5);
    assertThat(subscriber("ghost").dropped()).isGreaterThanOrEqualTo(5);
    assertThat(subscriber("ghost").waiting()).isZero();
  }

  private SubscriberDetails it() {
    return subscriber("it");
  }

  private SubscriberDetails subscriber(String name) {
    return subscribers.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long waiting(String id) {
    return rows.count(
        "select count(*) from batch_delivery where subscriber = 'it' and job_id = ?", id);
  }

  private void awaitHeard(String id, String status) {
    Await.until(() -> heard.statuses(id).contains(status), () -> heard.of(id) + ", " + find(id));
  }
}
