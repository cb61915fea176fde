package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Who gets status changes, for the host: applications with observers, and what waits for them.
 * Thread-safe.
 */
@ApplicationScoped
public class Subscribers {

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** All of them, those that were dropped too, by name. */
  @Transactional
  public List<SubscriberDetails> all() {
    return entities
        .createQuery("select s from BatchSubscriber s order by s.name", BatchSubscriber.class)
        .getResultStream()
        .map(this::details)
        .toList();
  }

  SubscriberDetails details(BatchSubscriber subscriber) {
    Object[] waiting =
        entities
            .createQuery(
                "select count(d), max(d.attempts) from BatchDelivery d"
                    + " where d.subscriber = :subscriber",
                Object[].class)
            .setParameter("subscriber", subscriber.name)
            .getSingleResult();
    int attempts = waiting[1] == null ? 0 : (Integer) waiting[1];
    return new SubscriberDetails(
        subscriber.name,
        subscriber.since,
        subscriber.lastSeenAt,
        subscriber.droppedAt,
        subscriber.droppedDeliveries,
        (Long) waiting[0],
        oldest(subscriber.name),
        attempts,
        attempts == 0 ? null : problem(subscriber.name, attempts));
  }

  /** Not min(): EclipseLink does not know the type of its value, and PostgreSQL's is another. */
  private Instant oldest(String subscriber) {
    return entities
        .createQuery(
            "select d.at from BatchDelivery d where d.subscriber = :subscriber order by d.at",
            Instant.class)
        .setParameter("subscriber", subscriber)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /** One more attempt may have failed since they were counted. */
  private String problem(String subscriber, int attempts) {
    return entities
        .createQuery(
            "select d.problem from BatchDelivery d"
                + " where d.subscriber = :subscriber and d.attempts >= :attempts"
                + " order by d.attempts desc",
            String.class)
        .setParameter("subscriber", subscriber)
        .setParameter("attempts", attempts)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /** Says that an application with observers is there; from now on status changes wait for it. */
  @Transactional
  void seen(String application) {
    Instant now = clock.now();
    BatchSubscriber row = entities.find(BatchSubscriber.class, application);
    if (row == null) {
      entities.persist(new BatchSubscriber(application, now));
    } else {
      row.seen(now);
    }
  }
}
