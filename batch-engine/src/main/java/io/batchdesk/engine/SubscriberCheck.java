package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells, once an hour, of status changes that an application has not taken, and drops applications
 * that do not come back. Each method is one transaction.
 */
@ApplicationScoped
class SubscriberCheck {

  private static final System.Logger LOG = System.getLogger(SubscriberCheck.class.getName());
  private static final Duration STUCK = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofDays(7);
  private static final int PORTION = 500;

  @Inject DatabaseClock clock;
  @Inject Subscribers subscribers;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Warns of each one that is stuck; of all engines the first to look does it. */
  @Transactional
  void warn() {
    Instant now = clock.now();
    for (BatchSubscriber subscriber :
        remembered("s.warnedAt is null or s.warnedAt < :then", now.minus(AGAIN))) {
      SubscriberDetails details = subscribers.details(subscriber);
      if (details.oldest() != null && details.oldest().isBefore(now.minus(STUCK))) {
        subscriber.warnedAt = now;
        LOG.log(Level.WARNING, sentence(details));
      }
    }
  }

  private static String sentence(SubscriberDetails details) {
    return "Application %s, last seen %s, has not taken %,d status changes, the oldest of %s%s"
        .formatted(
            details.name(),
            details.lastSeenAt(),
            details.waiting(),
            details.oldest(),
            details.problem() == null
                ? ""
                : "; its observer failed %d times: %s"
                    .formatted(details.attempts(), details.problem()));
  }

  /** Drops the applications that were away for too long; nothing waits for them any more. */
  @Transactional
  void drop() {
    Instant now = clock.now();
    for (BatchSubscriber subscriber : remembered("s.lastSeenAt < :then", now.minus(FORGOTTEN))) {
      subscriber.drop(now);
      LOG.log(
          Level.WARNING,
          "Application {0} has not been seen since {1} and gets no status changes any more;"
              + " what waits for it is deleted",
          subscriber.name,
          subscriber.lastSeenAt);
    }
  }

  /** Locked, so that of several engines one does it. */
  private List<BatchSubscriber> remembered(String which, Instant then) {
    return entities
        .createQuery(
            "select s from BatchSubscriber s where s.droppedAt is null and (" + which + ")",
            BatchSubscriber.class)
        .setParameter("then", then)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Deletes some of what waited for applications that were dropped, also what was written at the
   * moment when they were.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean deleteDropped() {
    boolean more = false;
    for (BatchSubscriber subscriber : dropped()) {
      List<BatchDelivery> portion =
          entities
              .createQuery(
                  "select d from BatchDelivery d where d.subscriber = :subscriber",
                  BatchDelivery.class)
              .setParameter("subscriber", subscriber.name)
              .setMaxResults(PORTION)
              .getResultList();
      portion.forEach(entities::remove);
      subscriber.droppedDeliveries += portion.size();
      more |= portion.size() == PORTION;
    }
    return more;
  }

  private List<BatchSubscriber> dropped() {
    return entities
        .createQuery(
            "select s from BatchSubscriber s where s.droppedAt is not null", BatchSubscriber.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
