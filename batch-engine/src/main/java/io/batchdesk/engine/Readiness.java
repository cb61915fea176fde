package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;

/** Tells the host whether the applications that it expects run. Thread-safe. */
@ApplicationScoped
public class Readiness {

  @Inject DatabaseClock clock;
  @Inject EngineSettings settings;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * The applications that cannot work.
   *
   * @param expected names that the server deployed them as, on this node
   * @return those that are not registered, not alive, or of which every thread hangs in a step;
   *     empty if all is well
   */
  @Transactional
  public Set<String> missing(Set<String> expected) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(
        entities
            .createQuery(
                "select a.deployedAs from BatchApplication a"
                    + " where a.node = :node and a.lastSeenAt > :alive"
                    + " and (a.threads = 0 or a.threadsLost < a.threads)",
                String.class)
            .setParameter("node", settings.node())
            .setParameter("alive", clock.now().minus(Registry.GONE))
            .getResultList());
    return missing;
  }
}
