package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * What a person may ask of a job, for the host. Each method is one transaction, checks what the
 * caller may do, and keeps who asked, when and why. What is asked of a running job takes effect
 * after its step; without a live engine it takes effect at once. Thread-safe.
 *
 * <p>Each method throws {@link Refusal}: {@code NOT_FOUND} if there is no such job or the caller
 * may not see it, {@code FORBIDDEN} if the caller may not change it, {@code CONFLICT} if its status
 * does not allow it. The reason may be null; more than 500 characters are cut off.
 */
@ApplicationScoped
public class JobControl {

  private static final int LONGEST_REASON = 500;

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject JobAccess jobs;
  @Inject JobReader reader;
  @Inject JobTypes types;
  @Inject Stops stops;
  @Inject Timeline timeline;
  @Inject JobRecords records;

  /** Lets a pre-processed job go on. */
  @Transactional
  @Audited("confirm")
  public JobDetails confirm(String id, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.CONFIRM);
    job.confirm(request(caller, reason));
    queue.stage(job, clock.now());
    return told(job, Wording.of("log.confirmed", caller.name()), caller, reason);
  }

  /** Pauses a job: at once, or after its running step. */
  @Transactional
  @Audited("pause")
  public JobDetails pause(String id, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.PAUSE);
    boolean stopped = stop(job, StopRequest.PAUSE, request(caller, reason));
    Wording what = Wording.of(stopped ? "log.paused" : "log.pausing", caller.name());
    return told(job, what, caller, reason);
  }

  /**
   * Lets a paused job go on.
   *
   * @param answer the choice, if the job asks a question; otherwise null
   * @throws Refusal also {@code CONFLICT} if it asks and this is none of its choices
   */
  @Transactional
  @Audited("resume")
  public JobDetails resume(String id, String answer, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.RESUME);
    requireAnswer(job, answer);
    job.resume(job.question == null ? null : answer, request(caller, reason));
    queue.stage(job, clock.now());
    Wording what =
        answer == null
            ? Wording.of("log.resumed", caller.name())
            : Wording.of("log.answered", caller.name(), answer);
    return told(job, what, caller, reason);
  }

  private static void requireAnswer(BatchJob job, String answer) {
    if (job.question != null && !Json.readList(job.choices).contains(answer)) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "answer_missing",
          "answer",
          Wording.of(
              "job.answer_missing",
              job.id,
              job.type,
              job.question,
              String.join(", ", Json.readList(job.choices))));
    }
  }

  /** Cancels a job: at once, or after its running step; then it is cleaned up. */
  @Transactional
  @Audited("cancel")
  public JobDetails cancel(String id, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.CANCEL);
    boolean stopped = stop(job, StopRequest.CANCEL, request(caller, reason));
    Wording what = Wording.of(stopped ? "log.canceled" : "log.canceling", caller.name());
    return told(job, what, caller, reason);
  }

  /** Returns whether it has taken effect. */
  private boolean stop(BatchJob job, StopRequest asked, JobChange.Request by) {
    boolean afterItsStep = job.status.active() && queue.hasLiveClaim(job);
    job.askToStop(asked, by);
    if (afterItsStep) {
      return false;
    }
    job.withdraw();
    return stops.takeEffect(job, by.at());
  }

  /** Tries a failed job again, from its last committed step. */
  @Transactional
  @Audited("retry")
  public JobDetails retry(String id, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.RETRY);
    job.retry(request(caller, reason));
    queue.stage(job, clock.now());
    return told(job, Wording.of("log.retried", caller.name()), caller, reason);
  }

  /**
   * Asks for the cleanup of an ended job; an engine does it at once, or when running downloads have
   * ended. Asking twice changes nothing.
   */
  @Transactional
  @Audited("cleanup")
  public JobDetails cleanUp(String id, String reason, Caller caller) {
    BatchJob job = jobs.owned(id, caller);
    if (job.cleanupAskedAt == null) {
      job.require(JobAction.CLEAN_UP);
      job.askForCleanup(request(caller, reason));
      queue.stage(job, clock.now());
      timeline.write(job);
    }
    return reader.details(job, caller);
  }

  /**
   * Deletes an ended job altogether: at once if it is cleaned up, otherwise after its cleanup.
   *
   * @return the job that will be deleted; empty if it is gone
   */
  @Transactional
  @Audited("delete")
  public Optional<JobDetails> delete(String id, String reason, Caller caller) {
    BatchJob job = allowed(id, caller, JobAction.DELETE);
    if (job.cleanedUpAt != null) {
      records.remove(List.of(job.id));
      return Optional.empty();
    }
    boolean staged = job.cleanupAskedAt != null;
    job.askForDeletion(request(caller, reason));
    if (!staged) {
      queue.stage(job, clock.now());
    }
    return Optional.of(told(job, Wording.of("log.deleted", caller.name()), caller, reason));
  }

  /**
   * Takes the automatic download and return for one tab.
   *
   * @return whether the caller's tab is the first to ask
   */
  @Transactional
  public boolean handOver(String id, Caller caller) {
    BatchJob job = jobs.owned(id, caller);
    if (job.handedOverAt != null) {
      return false;
    }
    job.handedOverAt = clock.now();
    return true;
  }

  private BatchJob allowed(String id, Caller caller, JobAction action) {
    BatchJob job = jobs.owned(id, caller);
    job.require(action);
    if (action.goesOn()) {
      types.requireStart(job.type, caller);
    }
    return job;
  }

  private JobChange.Request request(Caller caller, String reason) {
    String why = reason == null || reason.isBlank() ? null : Text.oneLine(reason);
    return new JobChange.Request(caller.name(), clock.now(), Text.cut(why, LONGEST_REASON));
  }

  private JobDetails told(BatchJob job, Wording what, Caller caller, String reason) {
    boolean why = reason != null && !reason.isBlank();
    log.say(job, Severity.INFO, why ? Wording.of("log.because", what, reason) : what);
    timeline.write(job);
    return reader.details(job, caller);
  }
}
