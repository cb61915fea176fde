package io.batchdesk.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The queue of due work, seen from the side that stages: entries are made in the caller's JTA
 * transaction and commit with the job's row. Questions that come without a transaction get one of
 * their own: Payara's entity manager outside of one may be closed.
 */
@ApplicationScoped
class Queue {

  static final String TABLE = "batch_queue";
  static final Duration HEARTBEAT = Duration.ofSeconds(3);
  static final int MISSED_HEARTBEATS = 4;

  private static final String WITHOUT_ENTRY =
      " and not exists (select 1 from batch_queue q where q.task_name = j.type"
          + " and q.task_instance = j.id || ':' || cast(j.staging_number as varchar(20)))"
          + " and (j.waiting_for is null or j.waiting_for <> 'turn')";

  @Inject ServerResources server;
  @Inject DueNotices notices;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  @Inject DatabaseClock clock;

  private SchedulerClient client;

  @PostConstruct
  void connect() {
    client =
        SchedulerClient.Builder.create(server.jobs())
            .tableName(TABLE)
            .serializer(new JacksonSerializer())
            .enablePriority()
            .build();
  }

  /** Stages the job's next piece of work under a new number, in the caller's transaction. */
  void stage(BatchJob job, Instant due) {
    TaskInstance<Void> entry =
        new TaskInstance.Builder<Void>(job.type, job.stage()).priority(job.priority).build();
    client.schedule(entry, due, ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    if (!due.isAfter(clock.now())) {
      notices.send(job.type);
    }
  }

  /** Takes all entries of a job out, also such as do nothing any more. */
  void remove(BatchJob job) {
    entities
        .createNativeQuery("delete from batch_queue where task_name = ?1 and task_instance like ?2")
        .setParameter(1, job.type)
        .setParameter(2, job.id + ":%")
        .executeUpdate();
  }

  /** Whether an engine that is alive, and does not hang, works on the job at this moment. */
  boolean hasLiveClaim(BatchJob job) {
    if (job.claimedBy == null || job.overdue(clock.now())) {
      return false;
    }
    return count(
            "select count(*) from batch_queue where task_name = ?1 and task_instance = ?2"
                + " and picked = true and last_heartbeat > ?3",
            job.type,
            job.entry(),
            Timestamp.from(clock.now().minus(HEARTBEAT.multipliedBy(MISSED_HEARTBEATS))))
        > 0;
  }

  /** Whether the job's present entry is in the queue. */
  boolean hasEntry(BatchJob job) {
    return count(
            "select count(*) from batch_queue where task_name = ?1 and task_instance = ?2",
            job.type,
            job.entry())
        > 0;
  }

  /** Whether other work of this application, whose types share its threads, is due and waits. */
  @Transactional
  boolean hasWaiting(String application) {
    return count(
            "select count(*) from batch_queue q join batch_job_type t on t.type = q.task_name"
                + " where t.application = ?1 and q.picked = false and q.execution_time <= ?2",
            application,
            Timestamp.from(clock.now()))
        > 0;
  }

  /** When the entry was due that has waited longest, or will be next; empty without any. */
  Optional<Instant> oldest() {
    try (Connection connection = server.jobs().getConnection();
        Statement question = connection.createStatement();
        ResultSet answer =
            question.executeQuery(
                "select min(execution_time) from " + TABLE + " where picked = false")) {
      answer.next();
      return Optional.ofNullable(answer.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    } catch (SQLException e) {
      throw new IllegalStateException("The queue cannot be read", e);
    }
  }

  private long count(String sql, Object... parameters) {
    var query = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return ((Number) query.getSingleResult()).longValue();
  }

  /** Jobs whose stop was asked for and has not taken effect. */
  @Transactional
  List<String> jobsToStop() {
    return entities
        .createQuery(
            "select j.id from BatchJob j where j.stop.request in"
                + " (io.batchdesk.engine.StopRequest.PAUSE, io.batchdesk.engine.StopRequest.CANCEL)"
                + " and j.status in (io.batchdesk.engine.JobStatus.CREATED,"
                + " io.batchdesk.engine.JobStatus.CONFIRMED,"
                + " io.batchdesk.engine.JobStatus.PROCESSING)",
            String.class)
        .setMaxResults(1000)
        .getResultList();
  }

  /**
   * Jobs whose running step should long be done. There is no index on its end, which changes with
   * each step.
   */
  @Transactional
  List<String> jobsThatMayHang() {
    return jobsToWorkOn(" and j.step_ends_at < ?2", Timestamp.from(clock.now()));
  }

  /** Jobs that an engine should work on but that have no entry in the queue. */
  @Transactional
  List<String> jobsWithoutEntry() {
    return jobsToWorkOn(WITHOUT_ENTRY);
  }

  /** In two parts, each of which an index answers among a million ended jobs. */
  @SuppressWarnings("unchecked")
  private List<String> jobsToWorkOn(String condition, Object... parameters) {
    Query query =
        entities.createNativeQuery(
            "select j.id from batch_job j where j.status in ('CREATED', 'CONFIRMED', 'PROCESSING')"
                + condition
                + " union all select j.id from batch_job j"
                + " where j.status in ('COMPLETED', 'FAILED', 'CANCELED')"
                + " and j.cleaned_up_at is null and j.cleanup_asked_at > ?1"
                + condition);
    query.setParameter(1, Timestamp.from(Instant.EPOCH));
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 2, parameters[i]);
    }
    return query.setMaxResults(1000).getResultList();
  }
}
