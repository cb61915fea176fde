package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The jobs, for the host: start, see, and control them. Each method is one transaction and checks
 * what the caller may do; a job that the caller may not see does not exist for them. Thread-safe.
 */
@ApplicationScoped
public class Jobs {

  private static final String ID_FORM = "batch_[0-9A-HJKMNP-TV-Z]{26}";
  private static final int LONGEST_CONTEXT = 1_000_000;

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject JobReader reader;
  @Inject JobTypes types;
  @Inject ReturnUrls returnUrls;
  @Inject OncePerDatabase oncePerDatabase;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Stores and stages a job; when this returns and its transaction has committed, the job will end
   * or wait visibly.
   *
   * @return the new job, or the one that the same user has started with the same link before
   * @throws Refusal if the type is unknown, the role is missing, or a parameter or the return URL
   *     is not allowed; nothing is stored then
   */
  @Transactional
  public JobDetails start(StartJob request, Caller caller) {
    String returnUrl = require(request, caller);
    if (request.link() != null) {
      // Starts by link one after the other, or two tabs that open one at once both find it unused.
      oncePerDatabase.enter();
      BatchLinkUse used =
          entities.find(BatchLinkUse.class, new BatchLinkUseKey(request.link(), caller.name()));
      if (used != null) {
        return find(used.jobId, caller);
      }
    }
    BatchJob job = make(request, returnUrl, caller);
    entities.persist(job);
    if (request.link() != null) {
      entities.persist(new BatchLinkUse(request.link(), caller.name(), job.id, job.createdAt));
    }
    entities.flush();
    queue.stage(job, job.createdAt);
    return reader.details(job, caller);
  }

  /**
   * Checks whether a job could be started, without storing anything.
   *
   * @throws Refusal as {@link #start} does
   */
  @Transactional
  public void check(StartJob request, Caller caller) {
    require(request, caller);
  }

  /** Whether a job may lead back to this URL; null, for none, is fine. */
  public boolean mayReturnTo(String url) {
    return url == null || returnUrls.allowed(url);
  }

  private String require(StartJob request, Caller caller) {
    BatchJobType type = types.require(request.type());
    Access.requireStart(caller, type);
    ParameterCheck.check(type.type, types.schema(type), request.context());
    return returnUrls.require(request.returnUrl());
  }

  private BatchJob make(StartJob request, String returnUrl, Caller caller) {
    String parameters = Json.write(request.context());
    if (parameters.length() > LONGEST_CONTEXT) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "too_large",
          "context",
          "The parameters have %,d characters as JSON; at most %,d are allowed"
              .formatted(parameters.length(), LONGEST_CONTEXT));
    }
    String id = "batch_" + UlidCreator.getMonotonicUlid();
    BatchJob job = new BatchJob(id, request.type(), parameters, clock.now());
    job.dryRun = request.dryRun();
    job.returnUrl = returnUrl;
    job.createdBy = caller.name();
    job.createdRoles = Json.write(caller.roles());
    job.locale = caller.locale().toLanguageTag();
    job.timeZone = caller.timeZone().getId();
    return job;
  }

  /** The job that this user has started with a link, if any. */
  @Transactional
  public Optional<JobDetails> startedWith(String link, Caller caller) {
    return Optional.ofNullable(
            entities.find(BatchLinkUse.class, new BatchLinkUseKey(link, caller.name())))
        .map(used -> entities.find(BatchJob.class, used.jobId))
        .map(job -> reader.details(job, caller));
  }

  /**
   * One job.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none, or the caller may not see it
   */
  @Transactional
  public JobDetails find(String id, Caller caller) {
    return reader.details(visible(id, caller, LockModeType.NONE), caller);
  }

  /** The newest jobs that the caller may see. */
  @Transactional
  public List<JobDetails> newest(Caller caller, int limit) {
    return newest(caller)
        .setMaxResults(limit)
        .getResultStream()
        .map(job -> reader.details(job, caller))
        .toList();
  }

  /** Each of the two finds its jobs in the order of an index. */
  private TypedQuery<BatchJob> newest(Caller caller) {
    return caller.admin() || caller.roles().contains(Access.VIEWER)
        ? entities.createQuery(
            "select j from BatchJob j order by j.createdAt desc, j.id desc", BatchJob.class)
        : entities
            .createQuery(
                "select j from BatchJob j where j.createdBy = :user"
                    + " order by j.createdAt desc, j.id desc",
                BatchJob.class)
            .setParameter("user", caller.name());
  }

  /**
   * The newest lines of a job's log, oldest first.
   *
   * @param limit how many at most
   */
  @Transactional
  public List<JobMessage> messages(String id, Caller caller, int limit) {
    visible(id, caller, LockModeType.NONE);
    List<JobMessage> newestFirst =
        entities
            .createQuery(
                "select m from BatchMessage m where m.jobId = :job order by m.number desc",
                BatchMessage.class)
            .setParameter("job", id)
            .setMaxResults(limit)
            .getResultStream()
            .map(m -> new JobMessage(m.number, m.stepNumber, m.severity, m.text, m.saidAt))
            .toList();
    List<JobMessage> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    return oldestFirst;
  }

  /** Lets a pre-processed job go on. */
  @Transactional
  public JobDetails confirm(String id, Caller caller) {
    BatchJob job = owned(id, caller, JobAction.CONFIRM);
    job.confirm(clock.now());
    queue.stage(job, clock.now());
    return told(job, caller, "confirmed");
  }

  /** Pauses a job: at once, or after its running step. */
  @Transactional
  public JobDetails pause(String id, Caller caller) {
    BatchJob job = owned(id, caller, JobAction.PAUSE);
    if (queue.hasLiveClaim(job)) {
      job.askToStop(StopRequest.PAUSE);
      return told(job, caller, "asked for a pause");
    }
    job.withdraw();
    job.pause(clock.now());
    return told(job, caller, "paused the job");
  }

  /**
   * Lets a paused job go on.
   *
   * @param answer the choice, if the job asks a question; otherwise null
   * @throws Refusal {@code CONFLICT} if it asks and this is none of its choices
   */
  @Transactional
  public JobDetails resume(String id, String answer, Caller caller) {
    BatchJob job = owned(id, caller, JobAction.RESUME);
    if (job.question != null && !Json.readList(job.choices).contains(answer)) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "answer_missing",
          "answer",
          "Job %s (%s) asks \"%s\"; answer with one of %s"
              .formatted(
                  job.id, job.type, job.question, String.join(", ", Json.readList(job.choices))));
    }
    job.resume(job.question == null ? null : answer, clock.now());
    queue.stage(job, clock.now());
    return told(job, caller, answer == null ? "resumed the job" : "answered " + answer);
  }

  /** Cancels a job: at once, or after its running step; then it is cleaned up. */
  @Transactional
  public JobDetails cancel(String id, Caller caller) {
    BatchJob job = owned(id, caller, JobAction.CANCEL);
    if (job.status.active() && queue.hasLiveClaim(job)) {
      job.askToStop(StopRequest.CANCEL);
      return told(job, caller, "asked to cancel");
    }
    job.withdraw();
    job.cancel(clock.now());
    queue.stage(job, clock.now());
    return told(job, caller, "canceled the job");
  }

  /** Tries a failed job again, from its last committed step. */
  @Transactional
  public JobDetails retry(String id, Caller caller) {
    BatchJob job = owned(id, caller, JobAction.RETRY);
    job.retry(clock.now());
    queue.stage(job, clock.now());
    return told(job, caller, "tries again");
  }

  /**
   * Asks for the cleanup of an ended job; an engine does it at once, or when running downloads have
   * ended. Asking twice changes nothing.
   *
   * @throws Refusal {@code CONFLICT} if the job has not ended
   */
  @Transactional
  public JobDetails cleanUp(String id, Caller caller) {
    BatchJob job = visible(id, caller, LockModeType.PESSIMISTIC_WRITE);
    requireOwner(job, caller);
    if (job.cleanupAskedAt != null) {
      return reader.details(job, caller);
    }
    job.require(JobAction.CLEAN_UP);
    job.askForCleanup(clock.now());
    queue.stage(job, clock.now());
    return reader.details(job, caller);
  }

  /**
   * Takes the automatic download and return for one tab.
   *
   * @return whether the caller's tab is the first to ask
   */
  @Transactional
  public boolean handOver(String id, Caller caller) {
    BatchJob job = visible(id, caller, LockModeType.PESSIMISTIC_WRITE);
    requireOwner(job, caller);
    if (job.handedOverAt != null) {
      return false;
    }
    job.handedOverAt = clock.now();
    return true;
  }

  private JobDetails told(BatchJob job, Caller caller, String what) {
    log.say(job, Severity.INFO, caller.name() + " " + what);
    return reader.details(job, caller);
  }

  private BatchJob owned(String id, Caller caller, JobAction action) {
    BatchJob job = visible(id, caller, LockModeType.PESSIMISTIC_WRITE);
    requireOwner(job, caller);
    job.require(action);
    return job;
  }

  private static void requireOwner(BatchJob job, Caller caller) {
    if (!Access.owns(caller, job)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "not_yours",
          null,
          "Job %s (%s) belongs to %s; a viewer cannot change it"
              .formatted(job.id, job.type, job.createdBy));
    }
  }

  private BatchJob visible(String id, Caller caller, LockModeType lock) {
    if (id == null || !id.matches(ID_FORM)) {
      throw Refusal.noSuchJob(id);
    }
    BatchJob job = entities.find(BatchJob.class, id, lock);
    if (job == null || !Access.maySee(caller, job)) {
      throw Refusal.noSuchJob(id);
    }
    return job;
  }
}
