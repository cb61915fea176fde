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
   * What became of a request, for its repetition.
   *
   * @param <T> what the request gives
   */
  public interface Repeated<T> {

    /** What was made or changed, by its id or name; at most 100 characters. */
    String subject(T done);

    /**
     * The same as it is now.
     *
     * @throws Refusal if it is gone, or cannot be told again
     */
    T again(String subject);
  }

  /** As {@link #once(RepeatableRequest, Caller, Supplier, Repeated)}, for jobs. */
  @Transactional
  public JobDetails once(RepeatableRequest request, Caller caller, Supplier<JobDetails> action) {
    return once(request, caller, action, new OfJob(caller));
  }

  /**
   * Does what is asked, unless the same user has asked for it under the same key within 24 hours.
   * Requests with keys of one user come one after the other.
   *
   * @param request null if the program does not care; then it is always done
   * @param action what is asked, which joins this transaction
   * @return what the action gives, or the same as it is now
   * @throws Refusal {@code CONFLICT} if the key was used for something else, and what {@link
   *     Repeated#again} and the action throw; the key is not used then
   */
  @Transactional
  public <T> T once(
      RepeatableRequest request, Caller caller, Supplier<T> action, Repeated<T> repeated) {
    if (request == null) {
      return action.get();
    }
    entities.find(BatchUser.class, caller.name(), LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.now();
    BatchRequest before =
        entities.find(BatchRequest.class, new BatchRequestKey(caller.name(), request.key()));
    if (before != null && before.requestedAt.isAfter(now.minus(KEPT))) {
      requireSame(before, request);
      return repeated.again(subject(before));
    }
    T made = action.get();
    BatchRequest done = before == null ? new BatchRequest(caller.name(), request.key()) : before;
    done.fingerprint = request.fingerprint();
    done.subject = repeated.subject(made);
    done.jobId = made instanceof JobDetails ? done.subject : "";
    done.requestedAt = now;
    entities.persist(done);
    return made;
  }

  private static String subject(BatchRequest before) {
    return before.subject == null ? before.jobId : before.subject;
  }

  private static void requireSame(BatchRequest before, RepeatableRequest request) {
    if (!before.fingerprint.equals(request.fingerprint())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "key_used",
          "Idempotency-Key",
          Wording.of("request.key_used", Text.echo(request.key()), subject(before)));
    }
  }

  private final class OfJob implements Repeated<JobDetails> {

    private final Caller caller;

    OfJob(Caller caller) {
      this.caller = caller;
    }

    @Override
    public String subject(JobDetails done) {
      return done.id();
    }

    @Override
    public JobDetails again(String id) {
      if (entities.find(BatchJob.class, id) == null) {
        throw new Refusal(
            Refusal.Kind.GONE, "deleted", null, Wording.of("request.job_deleted", id));
      }
      return jobs.find(id, caller);
    }
  }
}
