package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes one engine of all do the housekeeping. Two that do it at the same moment would only load
 * the database twice.
 */
@ApplicationScoped
class HousekeepingLease {

  private static final String SETTING = "housekeeping";
  private static final Duration HELD = Duration.ofMinutes(1);

  @Inject DatabaseClock clock;
  @Inject Registry registry;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Whether it is this engine's turn, for the next minute. */
  @Transactional
  boolean take() {
    Instant now = clock.now();
    BatchSetting row = entities.find(BatchSetting.class, SETTING, LockModeType.PESSIMISTIC_WRITE);
    String[] held = row.text.split(" ", 2);
    boolean free = held.length < 2 || Instant.parse(held[0]).isBefore(now);
    if (!free && !held[1].equals(registry.owner())) {
      return false;
    }
    row.text = now.plus(HELD) + " " + registry.owner();
    return true;
  }
}
