package io.batchdesk.engine;

import io.batchdesk.BatchJobEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What subscribers have not got yet: a delivery is written in the transaction of its status change
 * and deleted in the one that delivers it.
 */
@ApplicationScoped
class Deliveries {

  @Inject DatabaseClock clock;
  @Inject Registry registry;
  @Inject DeliveryLoop loop;
  @Inject DueNotices notices;
  @Inject ServerResources server;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Keeps a status change for each subscriber of this moment, in the caller's transaction and with
   * the job's row locked, so that the numbers of a job are committed in their order.
   */
  void add(BatchJobEvent event) {
    List<String> subscribers = subscribers();
    subscribers.forEach(subscriber -> entities.persist(new BatchDelivery(subscriber, event)));
  }

  /** Asked once a transaction, which may change the status several times. */
  @SuppressWarnings("unchecked")
  private List<String> subscribers() {
    TransactionSynchronizationRegistry transaction = server.transaction();
    List<String> known = (List<String>) transaction.getResource(Deliveries.class);
    if (known != null) {
      return known;
    }
    List<String> found =
        entities
            .createQuery(
                "select s.name from BatchSubscriber s where s.droppedAt is null", String.class)
            .setFlushMode(FlushModeType.COMMIT)
            .getResultList();
    transaction.putResource(Deliveries.class, found);
    found.forEach(this::tell);
    return found;
  }

  private void tell(String subscriber) {
    if (subscriber.equals(registry.application())) {
      server.transaction().registerInterposedSynchronization(new WakeUp(loop));
    } else {
      notices.send(DueNotices.changesFor(subscriber));
    }
  }

  /** The engine that made the change need not wait until it looks the next time. */
  private record WakeUp(DeliveryLoop loop) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing is due before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        loop.wake();
      }
    }
  }

  /**
   * The jobs with a delivery that is due, longest waiting first. Only a job's first delivery
   * counts; the others wait for it.
   */
  @SuppressWarnings("unchecked")
  @Transactional
  List<String> dueJobs(String subscriber, int limit) {
    return entities
        .createNativeQuery(
            "select d.job_id from batch_delivery d where d.subscriber = ?1 and d.due_at <= ?2"
                + " and not exists (select 1 from batch_delivery e where e.subscriber = d.subscriber"
                + " and e.job_id = d.job_id and e.number < d.number)"
                + " order by d.subscriber, d.due_at, d.number")
        .setParameter(1, subscriber)
        .setParameter(2, Timestamp.from(clock.now()))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Takes a job's first delivery out, in the caller's transaction; empty if none is due, or if
   * another node delivers it at this moment.
   */
  Optional<BatchDelivery> take(String subscriber, String jobId) {
    List<?> first =
        entities
            .createQuery(
                "select d.number from BatchDelivery d where d.subscriber = :subscriber"
                    + " and d.jobId = :job order by d.number",
                Long.class)
            .setParameter("subscriber", subscriber)
            .setParameter("job", jobId)
            .setMaxResults(1)
            .getResultList();
    if (first.isEmpty() || !lock(subscriber, jobId, (Long) first.get(0))) {
      return Optional.empty();
    }
    BatchDelivery delivery =
        entities.find(
            BatchDelivery.class, new BatchDeliveryKey(subscriber, jobId, (Long) first.get(0)));
    entities.remove(delivery);
    entities.flush();
    return Optional.of(delivery);
  }

  private boolean lock(String subscriber, String jobId, long number) {
    return !entities
        .createNativeQuery(
            "select number from batch_delivery where subscriber = ?1 and job_id = ?2"
                + " and number = ?3 and due_at <= ?4 for update skip locked")
        .setParameter(1, subscriber)
        .setParameter(2, jobId)
        .setParameter(3, number)
        .setParameter(4, Timestamp.from(clock.now()))
        .getResultList()
        .isEmpty();
  }

  /**
   * A delivery did not work: it and those behind it wait.
   *
   * @return how long; empty if it is not there any more
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Duration> failed(BatchDelivery failed, String why) {
    BatchDelivery delivery =
        entities.find(
            BatchDelivery.class,
            new BatchDeliveryKey(failed.subscriber, failed.jobId, failed.number));
    if (delivery == null) {
      return Optional.empty();
    }
    Duration pause = delivery.failed(why, clock.now());
    entities.flush();
    due(failed.subscriber, failed.jobId, delivery.dueAt);
    return Optional.of(pause);
  }

  /** Without it they would be looked at each time that deliveries are looked for. */
  private void due(String subscriber, String jobId, Instant due) {
    entities
        .createQuery(
            "update BatchDelivery d set d.dueAt = :due"
                + " where d.subscriber = :subscriber and d.jobId = :job and d.dueAt < :due")
        .setParameter("due", due)
        .setParameter("subscriber", subscriber)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** What failed is tried at once: a new build of the application may be what it waits for. */
  @Transactional
  void hurry(String subscriber) {
    Instant now = clock.now();
    entities
        .createQuery(
            "update BatchDelivery d set d.dueAt = :now"
                + " where d.subscriber = :subscriber and d.dueAt > :now")
        .setParameter("now", now)
        .setParameter("subscriber", subscriber)
        .executeUpdate();
  }
}
