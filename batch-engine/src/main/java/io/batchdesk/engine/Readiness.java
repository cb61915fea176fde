package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells the host whether the applications that it expects run. Thread-safe. */
@ApplicationScoped
public class Readiness {

  @Inject DatabaseClock clock;
  @Inject EngineSettings settings;

  @Inject ServerResources server;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Whether the database can be reached at this moment. */
  public boolean databaseAnswers() {
    return server.databaseAnswers();
  }

  /**
   * The applications that cannot work, and why.
   *
   * @param expected names that the server deployed them as, on this node
   * @return a sentence for each that is not registered, not alive, or of which every thread hangs
   *     in a step; empty if all is well
   */
  @Transactional
  public Map<String, String> problems(Set<String> expected) {
    Map<String, String> problems = new TreeMap<>();
    expected.forEach(name -> problems.put(name, "It has not registered on this node"));
    Instant alive = clock.now().minus(Registry.GONE);
    entities
        .createQuery(
            "select a from BatchApplication a where a.node = :node", BatchApplication.class)
        .setParameter("node", settings.node())
        .getResultStream()
        .filter(row -> expected.contains(row.deployedAs))
        .forEach(
            row ->
                problem(row, alive)
                    .ifPresentOrElse(
                        why -> problems.put(row.deployedAs, why),
                        () -> problems.remove(row.deployedAs)));
    return problems;
  }

  private static Optional<String> problem(BatchApplication row, Instant alive) {
    if (!row.lastSeenAt.isAfter(alive)) {
      return Optional.of(
          row.problem == null
              ? "It was not seen for %d s".formatted(Registry.GONE.toSeconds())
              : row.problem);
    }
    return row.threads > 0 && row.threadsLost >= row.threads
        ? Optional.of("All its %d threads hang in a step".formatted(row.threads))
        : Optional.empty();
  }
}
