package io.batchdesk.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs, for the host: start and see them. Each method is one transaction and checks what the
 * caller may do; a job that the caller may not see does not exist for them. Thread-safe.
 */
@ApplicationScoped
public class Jobs {

  private static final int LONGEST_CONTEXT = 1_000_000;

  @Inject DatabaseClock clock;
  @Inject EngineSettings settings;
  @Inject Queue queue;
  @Inject JobAccess access;
  @Inject JobReader reader;
  @Inject JobTypes types;
  @Inject ReturnUrls returnUrls;
  @Inject OncePerDatabase oncePerDatabase;
  @Inject Timeline timeline;
  @Inject UploadRecords uploads;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Stores and stages a job; when this returns and its transaction has committed, the job will end
   * or wait visibly.
   *
   * @return the new job, or the one that the same user has started with the same link before
   * @throws Refusal if the type is unknown, the role is missing, a parameter or the return URL is
   *     not allowed, or the caller has too many jobs; nothing is stored then
   */
  @Transactional
  @Audited("start")
  public JobDetails start(StartJob request, Caller caller) {
    Checked checked = require(request, caller);
    if (request.link() != null) {
      // Starts by link one after the other, or two tabs that open one at once both find it unused.
      oncePerDatabase.enter();
      BatchLinkUse used =
          entities.find(BatchLinkUse.class, new BatchLinkUseKey(request.link(), caller.name()));
      if (used != null) {
        return startedBefore(used, caller);
      }
    }
    requireRoom(caller);
    BatchJob job = make(request, checked, caller);
    entities.persist(job);
    if (request.link() != null) {
      entities.persist(
          new BatchLinkUse(request.link(), caller.name(), job.id, job.times.createdAt));
    }
    entities.flush();
    uploads.use(checked.uploads(), job.id);
    timeline.write(job);
    queue.stage(job, job.times.createdAt);
    return reader.details(job, caller);
  }

  /**
   * A request for a job like this one, which repeats it.
   *
   * @throws Refusal {@code NOT_FOUND} if there is no such job of the caller's
   */
  @Transactional
  StartJob again(String id, Caller caller) {
    BatchJob job = access.visible(id, caller);
    if (!Access.owns(caller, job)) {
      throw Refusal.noSuchJob(id);
    }
    return new StartJob(
        job.type,
        Json.readAs(job.parameters, new TypeReference<ObjectNode>() {}),
        job.dryRun,
        job.returnUrl,
        null,
        job.id);
  }

  /** Somebody's loop must not bury the jobs of the others. */
  private void requireRoom(Caller caller) {
    long open =
        entities
            .createQuery(
                "select count(j) from BatchJob j where j.createdBy = :user and j.status in :open",
                Long.class)
            .setParameter("user", caller.name())
            .setParameter("open", JobStatus.open())
            .getSingleResult();
    if (open >= settings.openJobs()) {
      throw new Refusal(
          Refusal.Kind.TOO_MANY,
          "too_many_jobs",
          null,
          Wording.of("job.too_many", caller.name(), open));
    }
  }

  private JobDetails startedBefore(BatchLinkUse used, Caller caller) {
    if (entities.find(BatchJob.class, used.jobId) == null) {
      throw new Refusal(
          Refusal.Kind.GONE, "deleted", null, Wording.of("job.of_link_deleted", used.jobId));
    }
    return find(used.jobId, caller);
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

  /** The time by which jobs are dated, whatever the clock of this node says. */
  public Instant now() {
    return clock.now();
  }

  /** Whether a job may lead back to this URL; null, for none, is fine. */
  public boolean mayReturnTo(String url) {
    return url == null || returnUrls.allowed(url);
  }

  /** What a request needs that is allowed. */
  private record Checked(BatchJobType type, Set<String> uploads, String returnUrl) {}

  private Checked require(StartJob request, Caller caller) {
    BatchJobType type = types.require(request.type());
    Access.requireStart(caller, type);
    ParameterSchema schema = types.schema(type);
    TypeTexts texts = TypeTexts.of(type);
    ParameterCheck.check(type.type, schema, texts, request.context());
    Map<String, String> given = schema.uploads(request.context());
    given.forEach(
        (name, id) -> {
          String file = uploads.require(name, id, caller);
          schema.field(name).ifPresent(field -> FileCheck.check(field, texts.label(name), file));
        });
    requireRepeatable(request, caller);
    return new Checked(type, Set.copyOf(given.values()), returnUrls.require(request.returnUrl()));
  }

  private void requireRepeatable(StartJob request, Caller caller) {
    if (request.repeats() == null) {
      return;
    }
    BatchJob first = entities.find(BatchJob.class, request.repeats());
    if (first == null || !Access.owns(caller, first) || !first.type.equals(request.type())) {
      throw Refusal.notAllowed(
          "repeats",
          Wording.of("job.not_repeatable", Text.echo(request.repeats()), request.type()));
    }
  }

  private BatchJob make(StartJob request, Checked checked, Caller caller) {
    String parameters = Json.write(request.context());
    if (parameters.length() > LONGEST_CONTEXT) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "too_large",
          "context",
          Wording.of("parameters.too_long", parameters.length(), LONGEST_CONTEXT));
    }
    Instant now = clock.now();
    String id = "batch_" + UlidCreator.getMonotonicUlid(now.toEpochMilli());
    BatchJob job =
        new BatchJob(
            id, request.type(), parameters, new JobChange.Request(caller.name(), now, null));
    job.dryRun = request.dryRun();
    job.priority = checked.type().priority;
    job.returnUrl = checked.returnUrl();
    job.ownerRoles = Json.write(caller.roles());
    job.locale = caller.locale().toLanguageTag();
    job.timeZone = caller.timeZone().getId();
    job.rows.repeats = request.repeats();
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
    return reader.details(access.visible(id, caller), caller);
  }

  /**
   * The newest lines of a job's log, oldest first.
   *
   * @param limit how many at most
   */
  @Transactional
  public List<JobMessage> messages(String id, Caller caller, int limit) {
    access.visible(id, caller);
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

  /**
   * What happened to a job: its statuses, and who asked for what; oldest first.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none, or the caller may not see it
   */
  @Transactional
  public List<JobEvent> events(String id, Caller caller) {
    access.visible(id, caller);
    return timeline.of(id);
  }
}
