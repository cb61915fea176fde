package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Fulfils a request once, however often it comes. What a program asked for and the note that it did
 * commit together. Thread-safe.
 */
@ApplicationScoped
public class RepeatableRequests {

  static final Duration KEPT = Duration.ofHours(24);

  @Inject DatabaseClock clock;
  @Inject Jobs jobs;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Does what is asked, unless the same user has asked for it under the same key within 24 hours.
   * Requests with keys of one user come one after the other.
   *
   * @param request null if the program does not care; then it is always done
   * @param action what is asked, which joins this transaction
   * @return the job as it is now
   * @throws Refusal {@code CONFLICT} if the key was used for something else, {@code GONE} if the
   *     job was deleted since, and what the action throws; the key is not used then
   */
  @Transactional
  public JobDetails once(RepeatableRequest request, Caller caller, Supplier<JobDetails> action) {
    if (request == null) {
      return action.get();
    }
    entities.find(BatchUser.class, caller.name(), LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.now();
    BatchRequest before =
        entities.find(BatchRequest.class, new BatchRequestKey(caller.name(), request.key()));
    if (before != null && before.requestedAt.isAfter(now.minus(KEPT))) {
      return repeated(before, request, caller);
    }
    JobDetails job = action.get();
    BatchRequest done = before == null ? new BatchRequest(caller.name(), request.key()) : before;
    done.fingerprint = request.fingerprint();
    done.jobId = job.id();
    done.requestedAt = now;
    entities.persist(done);
    return job;
  }

  private JobDetails repeated(BatchRequest before, RepeatableRequest request, Caller caller) {
    if (!before.fingerprint.equals(request.fingerprint())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "key_used",
          "Idempotency-Key",
          "The key %s was used for another request, about job %s; make up a new one"
              .formatted(Text.quote(request.key()), before.jobId));
    }
    if (entities.find(BatchJob.class, before.jobId) == null) {
      throw new Refusal(
          Refusal.Kind.GONE,
          "deleted",
          null,
          "The job %s of this request was deleted since".formatted(before.jobId));
    }
    return jobs.find(before.jobId, caller);
  }
}
