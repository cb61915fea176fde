package io.batchdesk.engine;

import io.batchdesk.JobStepResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * One job: its row and the verbs that change it. Its status is written by one method that knows the
 * table of {@link JobStatus}. A verb is called with the row locked.
 */
@Entity
@Table(name = "batch_job")
class BatchJob {

  static final int MAX_TAKEOVERS = 3;
  private static final Duration LATE = Duration.ofSeconds(3);

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
  String createdRoles;

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

  @Enumerated(EnumType.STRING)
  @Column(name = "stop_request")
  StopRequest stopRequest;

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

  int interruptions;

  @Column(name = "interrupted_units")
  Long interruptedUnits;

  @Column(name = "interrupted_millis")
  Long interruptedMillis;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "pre_processed_at")
  Instant preProcessedAt;

  @Column(name = "confirmed_at")
  Instant confirmedAt;

  @Column(name = "processing_at")
  Instant processingAt;

  @Column(name = "paused_at")
  Instant pausedAt;

  @Column(name = "completed_at")
  Instant completedAt;

  @Column(name = "failed_at")
  Instant failedAt;

  @Column(name = "canceled_at")
  Instant canceledAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "handed_over_at")
  Instant handedOverAt;

  @Column(name = "cleanup_asked_at")
  Instant cleanupAskedAt;

  @Column(name = "cleaned_up_at")
  Instant cleanedUpAt;

  protected BatchJob() {}

  BatchJob(String id, String type, String parameters, Instant now) {
    this.id = id;
    this.type = type;
    this.parameters = parameters;
    this.status = JobStatus.CREATED;
    this.createdAt = now;
    this.updatedAt = now;
    this.batchSize = BatchSize.FIRST;
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
      interruptions++;
      interruptedUnits = unitsProcessed;
      interruptedMillis = Math.max(0, Duration.between(updatedAt, now).toMillis());
    }
    claimNumber++;
    claimedBy = owner;
    dueAt = null;
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

  void attemptFailed(Instant due) {
    attempts++;
    dueAt = due;
    release();
  }

  void preProcessed(Instant now) {
    to(JobStatus.PRE_PROCESSED, now);
  }

  void confirm(Instant now) {
    to(JobStatus.CONFIRMED, now);
  }

  void process(Instant now) {
    to(JobStatus.PROCESSING, now);
  }

  void complete(Instant now) {
    to(JobStatus.COMPLETED, now);
    stopRequest = null;
    publishing = false;
    release();
  }

  void fail(String code, String field, String message, Instant now) {
    to(JobStatus.FAILED, now);
    errorCode = code;
    errorField = Text.cut(field, 100);
    errorMessage = Text.cut(message, 2000);
    stopRequest = null;
    release();
  }

  void ask(JobStepResponse response, String choicesAsJson, Instant now) {
    pause(now);
    waitingFor = "decision";
    question = Text.cut(response.sentence(), 2000);
    choices = choicesAsJson;
  }

  // ---- what a person asks for

  /** What a person may ask for in this status. */
  Set<JobAction> actions() {
    Set<JobAction> actions = EnumSet.noneOf(JobAction.class);
    boolean canceling = stopRequest == StopRequest.CANCEL;
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
      }
      case COMPLETED, CANCELED -> {
        if (cleanupAskedAt == null) {
          actions.add(JobAction.CLEAN_UP);
        }
      }
    }
    if (canceling) {
      actions.remove(JobAction.CANCEL);
      actions.remove(JobAction.PAUSE);
    }
    if (stopRequest == StopRequest.PAUSE) {
      actions.remove(JobAction.PAUSE);
    }
    return actions;
  }

  void require(JobAction action) {
    if (!actions().contains(action)) {
      String state =
          stopRequest != null ? "already being " + stopped(stopRequest) : status.spelling();
      String cleaned = cleanedUpAt != null ? " and cleaned up" : "";
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "not_allowed_now",
          null,
          "Cannot %s job %s (%s): it is %s%s".formatted(action.words(), id, type, state, cleaned));
    }
  }

  private static String stopped(StopRequest request) {
    return request == StopRequest.PAUSE ? "paused" : "canceled";
  }

  /** Takes the job back from whoever may still believe to work on it, and from the queue. */
  void withdraw() {
    claimNumber++;
    stagingNumber++;
  }

  /** Asks the engine that works on the job to stop it between two steps. */
  void askToStop(StopRequest request) {
    stopRequest = request;
  }

  void pause(Instant now) {
    to(JobStatus.PAUSED, now);
    stopRequest = null;
    dueAt = null;
    release();
  }

  void resume(String chosen, Instant now) {
    to(JobStatus.CONFIRMED, now);
    answer = chosen;
    endQuestion();
  }

  private void endQuestion() {
    waitingFor = null;
    question = null;
    choices = null;
  }

  void cancel(Instant now) {
    to(JobStatus.CANCELED, now);
    stopRequest = null;
    endQuestion();
    dueAt = null;
    release();
    askForCleanup(now);
  }

  /** Goes on after the last committed step. */
  void retry(Instant now) {
    to(preProcessedAt == null ? JobStatus.CREATED : JobStatus.CONFIRMED, now);
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

  void cleanedUp(Instant now) {
    cleanedUpAt = now;
    updatedAt = now;
    release();
  }

  /** The only place that writes a status. */
  private void to(JobStatus next, Instant now) {
    if (!status.next().contains(next)) {
      throw new IllegalStateException(
          "Job %s (%s) cannot move from %s to %s"
              .formatted(id, type, status.spelling(), next.spelling()));
    }
    status = next;
    updatedAt = now;
    endedAt = next.ended() ? now : null;
    switch (next) {
      case CREATED -> failedAt = null;
      case PRE_PROCESSED -> preProcessedAt = now;
      case CONFIRMED -> confirmedAt = now;
      case PROCESSING -> processingAt = now;
      case PAUSED -> pausedAt = now;
      case COMPLETED -> completedAt = now;
      case FAILED -> failedAt = now;
      case CANCELED -> canceledAt = now;
    }
  }
}
