package io.batchdesk.engine;

import io.batchdesk.JobStepResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One job: its row and the verbs that change it. Its status is written by one method that knows the
 * table of {@link JobStatus}. A verb is called with the row locked.
 */
@Entity
@Table(name = "batch_job")
class BatchJob {

  static final int MAX_TAKEOVERS = 3;
  static final String TURN = "turn";
  static final String GIVEN_UP = "given_up";
  static final Duration LATE = Duration.ofSeconds(3);

  @Id String id;
  String type;

  @Enumerated(EnumType.STRING)
  JobStatus status;

  @Column(name = "dry_run")
  boolean dryRun;

  int priority;
  String parameters;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_roles")
  String ownerRoles;

  String locale;

  @Column(name = "time_zone")
  String timeZone;

  @Column(name = "return_url")
  String returnUrl;

  String state;

  @Column(name = "job_size")
  Long jobSize;

  @Column(name = "units_processed")
  long unitsProcessed;

  @Column(name = "batch_size")
  int batchSize;

  @Column(name = "step_number")
  long stepNumber;

  @Column(name = "message_number")
  long messageNumber;

  boolean prepared;
  boolean publishing;

  /** Whether its handler has said that it has failed. */
  @Column(name = "given_up")
  boolean givenUp;

  @Column(name = "claim_number")
  long claimNumber;

  @Column(name = "staging_number")
  long stagingNumber;

  @Column(name = "claimed_by")
  String claimedBy;

  int attempts;
  int takeovers;

  @Column(name = "due_at")
  Instant dueAt;

  /** When the running step has to be done; null while nothing runs that has a limit. */
  @Column(name = "step_ends_at")
  Instant stepEndsAt;

  /** Why the job waits although its application is there. */
  @Column(name = "wait_reason")
  String waitReason;

  /** A stop that waits for the running step; null if none was asked for. */
  @Embedded Stop stop;

  @Column(name = "waiting_for")
  String waitingFor;

  String question;
  String choices;
  String answer;
  String sentence;

  @Column(name = "result_fields")
  String resultFields;

  @Column(name = "error_code")
  String errorCode;

  @Column(name = "error_field")
  String errorField;

  @Column(name = "error_message")
  String errorMessage;

  @Embedded Interruptions interruptions = new Interruptions();

  @Embedded StatusTimes times = new StatusTimes();

  @Embedded Sampling sampling = new Sampling();

  @Embedded JobRows rows = new JobRows();

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "handed_over_at")
  Instant handedOverAt;

  @Column(name = "cleanup_asked_at")
  Instant cleanupAskedAt;

  @Column(name = "cleaned_up_at")
  Instant cleanedUpAt;

  @Column(name = "delete_asked_at")
  Instant deleteAskedAt;

  @Column(name = "event_number")
  long eventNumber;

  @Transient private final List<JobChange> changes = new ArrayList<>();

  protected BatchJob() {}

  BatchJob(String id, String type, String parameters, JobChange.Request request) {
    this.id = id;
    this.type = type;
    this.parameters = parameters;
    this.createdBy = request.by();
    this.status = JobStatus.CREATED;
    this.times.reached(JobStatus.CREATED, request.at());
    this.updatedAt = request.at();
    this.batchSize = BatchSize.FIRST;
    changes.add(JobChange.of(null, JobStatus.CREATED, request, request.at()));
  }

  /** As the person reads it who started the job. */
  String inLanguage(Wording wording) {
    return wording.in(Locale.forLanguageTag(locale), ZoneId.of(timeZone));
  }

  // ---- what happened to it, to be written

  /** What has happened since it was read, to be written in the same transaction. */
  List<JobChange> takeChanges() {
    List<JobChange> taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  @PreUpdate
  void refuseUnwrittenChanges() {
    if (!changes.isEmpty()) {
      throw new IllegalStateException(
          "Job %s (%s): %s would be stored without its event".formatted(id, type, changes));
    }
  }

  // ---- staging and claims

  /** Stages the job anew: entries with an older number do nothing and go away. */
  String stage() {
    stagingNumber++;
    return entry();
  }

  /** The instance id of the job's present entry in the queue. */
  String entry() {
    return id + ":" + stagingNumber;
  }

  /** Whether an engine has something to do for this job. */
  boolean wantsAnEngine() {
    return status.active() || cleanupAskedAt != null && cleanedUpAt == null;
  }

  /**
   * Gives the job to an engine. A claim that nobody gave back was interrupted by the death of its
   * engine; after three of those without a committed step the job fails. A job that waited between
   * two steps was interrupted, too, if no engine was there when it was due.
   *
   * @param engineStart when the engine that takes it was started
   */
  void claim(String owner, Instant engineStart, Instant now) {
    boolean died = claimedBy != null && !status.ended();
    if (died) {
      takeovers++;
    }
    if (died || stoodStill(engineStart, now)) {
      interruptions.count(unitsProcessed, Duration.between(updatedAt, now));
    }
    claimNumber++;
    claimedBy = owner;
    dueAt = null;
    waitReason = null;
    waitingFor = null;
    if (status == JobStatus.CONFIRMED) {
      to(JobStatus.PROCESSING, now);
    }
  }

  private boolean stoodStill(Instant engineStart, Instant now) {
    Instant due = dueAt == null ? updatedAt : dueAt;
    return status == JobStatus.PROCESSING
        && updatedAt.isBefore(engineStart)
        && due.plus(LATE).isBefore(now);
  }

  /** Whether this claim is still the job's and this step is the next. */
  boolean isAt(long claim, long step) {
    return claimNumber == claim && stepNumber == step;
  }

  /** The claim ends in order. */
  void release() {
    claimedBy = null;
    stepEndsAt = null;
  }

  /** The next step of this claim begins now; putting files together has no limit. */
  void stepBegins(Duration limit, Instant now) {
    stepEndsAt = claimedBy == null || publishing ? null : now.plus(limit);
  }

  /** Whether the running step should long be done, so that its engine hangs. */
  boolean overdue(Instant now) {
    return claimedBy != null && stepEndsAt != null && stepEndsAt.plus(LATE).isBefore(now);
  }

  /** Without an entry in the queue, until another job of its type has ended. */
  void waitForTurn() {
    waitingFor = TURN;
  }

  boolean waitsForTurn() {
    return TURN.equals(waitingFor);
  }

  /** Whether it has not begun to process, or to be prepared. */
  boolean waitsToBegin() {
    return claimedBy == null && (status == JobStatus.CREATED || status == JobStatus.CONFIRMED);
  }

  /** The claim ends because something outside is missing; that is no failure of the step. */
  void waitFor(Wording reason, Instant due) {
    waitReason = Text.cut(inLanguage(reason), 500);
    dueAt = due;
    release();
  }

  // ---- steps

  /** A step was done: its units count, and earlier failures do not any more. */
  void stepped(long units, Instant now) {
    stepNumber++;
    unitsProcessed += units;
    attempts = 0;
    takeovers = 0;
    answer = null;
    updatedAt = now;
  }

  /** It may have been too much at once: the next attempt does half of it. */
  void attemptFailed(Instant due) {
    attempts++;
    batchSize = Math.max(1, batchSize / 2);
    dueAt = due;
    release();
  }

  void preProcessed(Instant now) {
    to(JobStatus.PRE_PROCESSED, now);
  }

  /** Pre-processing was work of its own: what it counted is not what processing counts. */
  void beginAgainToCount() {
    unitsProcessed = 0;
    batchSize = BatchSize.FIRST;
  }

  /** Nobody has to confirm it. */
  void confirm(Instant now) {
    to(JobStatus.CONFIRMED, now);
  }

  void confirm(JobChange.Request by) {
    changes.add(JobChange.of(JobAction.CONFIRM, by));
    to(JobStatus.CONFIRMED, by, by.at());
  }

  void process(Instant now) {
    to(JobStatus.PROCESSING, now);
  }

  void complete(Instant now) {
    to(JobStatus.COMPLETED, now);
    stop = null;
    publishing = false;
    release();
  }

  /** Its files can be downloaded, if it has any: it ends as its handler has said. */
  void end(Instant now) {
    if (!givenUp) {
      complete(now);
      return;
    }
    publishing = false;
    fail(GIVEN_UP, null, Wording.said(sentence), now);
    sentence = null;
  }

  void fail(String code, String field, Wording reason, Instant now) {
    to(JobStatus.FAILED, now);
    errorCode = code;
    errorField = Text.cut(field, 100);
    errorMessage = Text.cut(inLanguage(reason), 2000);
    stop = null;
    release();
  }

  void ask(JobStepResponse response, String choicesAsJson, Instant now) {
    pause(null, now);
    waitingFor = "decision";
    question = Text.cut(response.sentence(), 2000);
    choices = choicesAsJson;
  }

  // ---- what a person asks for

  /** What a person may ask for in this status. */
  Set<JobAction> actions() {
    Set<JobAction> actions = EnumSet.noneOf(JobAction.class);
    switch (status) {
      case CREATED -> actions.add(JobAction.CANCEL);
      case PRE_PROCESSED -> actions.addAll(EnumSet.of(JobAction.CONFIRM, JobAction.CANCEL));
      case CONFIRMED, PROCESSING -> actions.addAll(EnumSet.of(JobAction.PAUSE, JobAction.CANCEL));
      case PAUSED -> actions.addAll(EnumSet.of(JobAction.RESUME, JobAction.CANCEL));
      case FAILED -> {
        if (cleanupAskedAt == null) {
          actions.addAll(EnumSet.of(JobAction.RETRY, JobAction.CLEAN_UP));
        }
        actions.add(JobAction.CANCEL);
        if (givenUp && !publishing) {
          // There is no step that could be tried.
          actions.remove(JobAction.RETRY);
        }
      }
      case COMPLETED, CANCELED -> {
        if (cleanupAskedAt == null) {
          actions.add(JobAction.CLEAN_UP);
        }
      }
    }
    if (status.ended() && deleteAskedAt == null) {
      actions.add(JobAction.DELETE);
    }
    if (stop != null) {
      actions.remove(JobAction.PAUSE);
    }
    if (asked(StopRequest.CANCEL)) {
      actions.remove(JobAction.CANCEL);
    }
    if (deleteAskedAt != null) {
      actions.removeAll(EnumSet.of(JobAction.CANCEL, JobAction.RETRY));
    }
    return actions;
  }

  void require(JobAction action) {
    if (!actions().contains(action)) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "not_allowed_now",
          null,
          Wording.of("job.not_now", action.words(), id, type, condition()));
    }
  }

  private Wording condition() {
    if (deleteAskedAt != null) {
      return Wording.of("job.is.deleting");
    }
    if (stop != null) {
      return Wording.of(stop.request == StopRequest.PAUSE ? "job.is.pausing" : "job.is.canceling");
    }
    if (cleanupAskedAt == null) {
      return status.words();
    }
    return Wording.of(
        cleanedUpAt == null ? "job.is.cleaning_up" : "job.is.cleaned_up", status.words());
  }

  /** Takes the job back from whoever may still believe to work on it, and from the queue. */
  void withdraw() {
    claimNumber++;
    stagingNumber++;
  }

  /** Whether this stop was asked for and waits for the running step. */
  boolean asked(StopRequest request) {
    return stop != null && stop.request == request;
  }

  /** Asks for a stop, which takes effect between two steps. */
  void askToStop(StopRequest request, JobChange.Request by) {
    stop = new Stop(request, by);
    changes.add(JobChange.of(request.action(), by));
  }

  void pause(JobChange.Request by, Instant now) {
    to(JobStatus.PAUSED, by, now);
    stop = null;
    waitingFor = null;
    dueAt = null;
    release();
  }

  void resume(String chosen, JobChange.Request by) {
    changes.add(JobChange.of(JobAction.RESUME, by));
    to(JobStatus.CONFIRMED, by, by.at());
    answer = chosen;
    endQuestion();
  }

  private void endQuestion() {
    waitingFor = null;
    question = null;
    choices = null;
  }

  void cancel(JobChange.Request by, Instant now) {
    to(JobStatus.CANCELED, by, now);
    stop = null;
    endQuestion();
    dueAt = null;
    release();
    askForCleanup(now);
  }

  /** Goes on after the last committed step. */
  void retry(JobChange.Request by) {
    changes.add(JobChange.of(JobAction.RETRY, by));
    to(times.preProcessedAt == null ? JobStatus.CREATED : JobStatus.CONFIRMED, by, by.at());
    attempts = 0;
    takeovers = 0;
    errorCode = null;
    errorField = null;
    errorMessage = null;
  }

  void askForCleanup(Instant now) {
    if (cleanupAskedAt == null) {
      cleanupAskedAt = now;
      attempts = 0;
      takeovers = 0;
    }
  }

  void askForCleanup(JobChange.Request by) {
    changes.add(JobChange.of(JobAction.CLEAN_UP, by));
    askForCleanup(by.at());
  }

  /** The job goes away when it is cleaned up. */
  void askForDeletion(JobChange.Request by) {
    changes.add(JobChange.of(JobAction.DELETE, by));
    deleteAskedAt = by.at();
    askForCleanup(by.at());
  }

  void cleanedUp(Instant now) {
    cleanedUpAt = now;
    updatedAt = now;
    release();
  }

  private void to(JobStatus next, Instant now) {
    to(next, null, now);
  }

  /** The only place that writes a status. */
  private void to(JobStatus next, JobChange.Request by, Instant now) {
    if (!status.next().contains(next)) {
      throw new IllegalStateException(
          "Job %s (%s) cannot move from %s to %s"
              .formatted(id, type, status.spelling(), next.spelling()));
    }
    changes.add(JobChange.of(status, next, by, now));
    status = next;
    updatedAt = now;
    times.reached(next, now);
  }
}
