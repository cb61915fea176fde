package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures about jobs, queue and engines of all nodes, for the host's metrics. Counted among jobs
 * that have not ended only, so that it takes no longer with a million ended ones. Thread-safe.
 */
@ApplicationScoped
public class Figures {

  @Inject DatabaseClock clock;
  @Inject Queue queue;
  @Inject Subscribers subscribers;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * One figure.
   *
   * @param name which one, for example {@code jobs}
   * @param labels what it is about, for example type and status
   */
  public record Figure(String name, Map<String, String> labels, double value) {}

  /**
   * All figures, as they are in the database at this moment.
   *
   * @throws Refusal {@code FORBIDDEN} if the caller is neither viewer, operator nor admin
   */
  @Transactional
  public List<Figure> all(Caller caller) {
    Access.requireRole(caller, Wording.of("access.see_figures"));
    List<Figure> figures = new ArrayList<>();
    jobs(figures);
    delay(figures);
    applications(figures);
    for (SubscriberDetails subscriber : subscribers.all()) {
      figures.add(
          new Figure(
              "events_waiting", Map.of("application", subscriber.name()), subscriber.waiting()));
    }
    return figures;
  }

  private void jobs(List<Figure> figures) {
    entities
        .createQuery(
            "select j.type, j.status, count(j) from BatchJob j where j.status in :open"
                + " group by j.type, j.status",
            Object[].class)
        .setParameter("open", JobStatus.open())
        .getResultStream()
        .forEach(
            row ->
                figures.add(
                    new Figure(
                        "jobs",
                        Map.of("type", (String) row[0], "status", ((JobStatus) row[1]).spelling()),
                        (Long) row[2])));
  }

  private void delay(List<Figure> figures) {
    Instant now = clock.now();
    Instant due = queue.oldest().orElse(now);
    figures.add(
        new Figure(
            "queue_oldest_due_seconds",
            Map.of(),
            Math.max(0, Duration.between(due, now).toMillis() / 1000.0)));
  }

  private void applications(List<Figure> figures) {
    Instant alive = clock.now().minus(Registry.GONE);
    entities
        .createQuery("select a from BatchApplication a", BatchApplication.class)
        .getResultStream()
        .forEach(
            row -> {
              Map<String, String> labels = new LinkedHashMap<>();
              labels.put("application", row.name);
              labels.put("node", row.node);
              figures.add(
                  new Figure("application_live", labels, row.lastSeenAt.isAfter(alive) ? 1 : 0));
              figures.add(new Figure("threads", labels, row.threads));
              figures.add(new Figure("threads_busy", labels, row.threadsBusy));
              figures.add(new Figure("threads_lost", labels, row.threadsLost));
              figures.add(new Figure("steps_total", labels, row.stepsDone));
              figures.add(new Figure("steps_failed_total", labels, row.stepsFailed));
              figures.add(new Figure("claims_total", labels, row.claims));
              figures.add(new Figure("takeovers_total", labels, row.takeovers));
              figures.add(
                  new Figure("queue_delay_seconds_total", labels, row.queueDelayMillis / 1000.0));
            });
  }
}
