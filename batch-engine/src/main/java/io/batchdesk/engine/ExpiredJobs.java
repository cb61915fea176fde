package io.batchdesk.engine;

import io.batchdesk.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happens to jobs past their time, in portions: each method is one small transaction. A row
 * that somebody holds is left for the next time, so that nobody waits for it.
 */
@ApplicationScoped
class ExpiredJobs {

  private static final System.Logger LOG = System.getLogger(ExpiredJobs.class.getName());
  private static final int REMOVED = 500;
  private static final int ASKED = 20;
  private static final int FORGOTTEN = 1000;

  /** So many cleanups that were asked for here may be in the queue. */
  private static final int MOST_CLEANUPS = 100;

  /** Longer than links are good for; one that was used must not start another job. */
  private static final Duration LINKS_KEPT = Duration.ofDays(400);

  /** Matches each time that is set; H2 finds it in an index, unlike {@code is not null}. */
  private static final Instant EVER = Instant.EPOCH;

  private static final String LIVE_TYPES =
      "select t.type from batch_job_type t join batch_application a on a.name = t.application"
          + " where a.last_seen_at > %s";

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject JobLog log;
  @Inject JobRecords records;
  @Inject Timeline timeline;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Cancels jobs that nobody confirmed in time; returns how many. */
  @Transactional
  int cancelUnconfirmed(Duration within) {
    Instant now = clock.now();
    List<String> ids =
        ids(
            "select id from batch_job where status = 'PRE_PROCESSED' and pre_processed_at < ?1",
            ASKED,
            now.minus(within));
    for (String id : ids) {
      BatchJob job = entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
      log.say(job, Severity.WARNING, Wording.of("log.not_confirmed", words(within)));
      job.withdraw();
      job.cancel(null, now);
      queue.stage(job, now);
      timeline.write(job);
      LOG.log(
          Level.INFO,
          "Job {0} ({1}): canceled, nobody confirmed it within {2}",
          id,
          job.type,
          words(within).inEnglish());
    }
    return ids.size();
  }

  private static Wording words(Duration time) {
    return time.toHours() % 24 == 0
        ? Wording.of("time.days", time.toDays())
        : Wording.of("time.hours", time.toHours());
  }

  /** Sets when they ended, for jobs that an engine of an earlier build ended. */
  @Transactional
  void noteEnds() {
    noteEnds(JobStatus.COMPLETED, "completed_at");
    noteEnds(JobStatus.FAILED, "failed_at");
    noteEnds(JobStatus.CANCELED, "canceled_at");
  }

  private void noteEnds(JobStatus status, String column) {
    entities
        .createNativeQuery(
            "update batch_job set ended_at = %s where status = ?1 and ended_at is null"
                .formatted(column))
        .setParameter(1, status.name())
        .executeUpdate();
  }

  /**
   * Jobs past their time that are to be cleaned up first and whose application runs, as many as the
   * queue can take.
   */
  @Transactional
  List<String> toBeDeleted(JobStatus ended, Duration kept) {
    if (cleanupsInQueue(ended) >= MOST_CLEANUPS) {
      return List.of();
    }
    return ids(
        "select id from batch_job where status = ?1 and cleaned_up_at is null"
            + " and cleanup_asked_at is null and ended_at < ?2"
            + (" and type in (" + LIVE_TYPES.formatted("?3") + ")")
            + " order by status, cleaned_up_at, cleanup_asked_at, ended_at",
        ASKED,
        ended.name(),
        clock.now().minus(kept),
        alive());
  }

  /** Lets the handler clean up; then the job goes. */
  @Transactional
  void askForDeletion(String id) {
    BatchJob job = entities.find(BatchJob.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job != null && job.status.ended() && job.cleanupAskedAt == null) {
      Instant now = clock.now();
      String why = job.inLanguage(Wording.of("log.time_over"));
      job.askForDeletion(new JobChange.Request(null, now, why));
      queue.stage(job, now);
      timeline.write(job);
    }
  }

  private Instant alive() {
    return clock.now().minus(Registry.GONE);
  }

  private long cleanupsInQueue(JobStatus ended) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from batch_job where status = ?1 and cleaned_up_at is null"
                        + " and cleanup_asked_at > ?2"
                        + (" and type in (" + LIVE_TYPES.formatted("?3") + ")"))
                .setParameter(1, ended.name())
                .setParameter(2, Timestamp.from(EVER))
                .setParameter(3, Timestamp.from(alive()))
                .getSingleResult())
        .longValue();
  }

  /** Removes jobs that were cleaned up longer ago than their time; returns which. */
  @Transactional
  List<String> removeCleanedUp(JobStatus ended, Duration kept) {
    return removeCleanedUp(" and cleaned_up_at < ?3", ended, kept);
  }

  /**
   * Removes jobs past their time that were cleaned up, also those that were cleaned up long after
   * their end. No index finds these among all that were cleaned up.
   *
   * @return which
   */
  @Transactional
  List<String> removeCleanedUpLate(JobStatus ended, Duration kept) {
    return removeCleanedUp(" and ended_at < ?3", ended, kept);
  }

  private List<String> removeCleanedUp(String past, JobStatus ended, Duration kept) {
    List<String> ids =
        ids(
            "select id from batch_job where status = ?1 and cleaned_up_at > ?2"
                + past
                + " order by status, cleaned_up_at",
            REMOVED,
            ended.name(),
            EVER,
            clock.now().minus(kept));
    records.remove(ids);
    return ids;
  }

  /**
   * Removes jobs long past their time that nobody can clean up: their application does not run, or
   * has no handler for them any more.
   *
   * @return which
   */
  @Transactional
  List<String> removeAbandoned(JobStatus ended, Duration kept) {
    Instant before = clock.now().minus(kept);
    List<String> ids =
        ids(
            "select id from batch_job where status = ?1 and cleaned_up_at is null"
                + " and cleanup_asked_at is null and ended_at < ?2"
                + (" and type not in (" + LIVE_TYPES.formatted("?3") + ")"),
            ASKED,
            ended.name(),
            before,
            alive());
    if (ids.isEmpty()) {
      ids =
          ids(
              "select id from batch_job where status = ?1 and cleaned_up_at is null"
                  + " and cleanup_asked_at > ?2 and cleanup_asked_at < ?3"
                  + " and attempts = 0 and claimed_by is null",
              ASKED,
              ended.name(),
              EVER,
              before);
    }
    ids.forEach(this::giveUp);
    records.remove(ids);
    return ids;
  }

  private void giveUp(String id) {
    BatchJob job = entities.find(BatchJob.class, id);
    LOG.log(
        Level.WARNING,
        "Job {0} ({1}): deleted without its cleanup, it ended {2}; no application has a handler for it",
        id,
        job.type,
        job.times.endedAt);
    queue.remove(job);
    entities.detach(job);
  }

  /** Forgets uses of links that are not good any more. */
  @Transactional
  int forgetLinks() {
    return forget("select l from BatchLinkUse l where l.usedAt < :then", LINKS_KEPT);
  }

  /** Forgets requests whose keys are not good any more. */
  @Transactional
  int forgetRequests() {
    return forget(
        "select r from BatchRequest r where r.requestedAt < :then", RepeatableRequests.KEPT);
  }

  /** Forgets what was done too long ago. */
  @Transactional
  int forgetAudit(Duration kept) {
    return forget("select a from BatchAudit a where a.at < :then", kept);
  }

  private int forget(String before, Duration kept) {
    List<?> old =
        entities
            .createQuery(before)
            .setParameter("then", clock.now().minus(kept))
            .setMaxResults(FORGOTTEN)
            .getResultList();
    old.forEach(entities::remove);
    return old.size();
  }

  /** The ids of the jobs that nobody else holds, locked. */
  @SuppressWarnings("unchecked")
  private List<String> ids(String sql, int limit, Object... parameters) {
    Query query =
        entities.createNativeQuery(
            "%s fetch first %d rows only for update skip locked".formatted(sql, limit));
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      query.setParameter(i + 1, value instanceof Instant time ? Timestamp.from(time) : value);
    }
    return query.getResultList();
  }
}
