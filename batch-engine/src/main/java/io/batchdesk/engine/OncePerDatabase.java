package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Lets one transaction at a time look whether something is there yet and make it, on whichever
 * node: several may start at the same moment.
 */
@ApplicationScoped
class OncePerDatabase {

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  @Inject SessionLimits limits;

  /** As {@link #enter()}, for a node that starts: it has the patience to let others start first. */
  @Transactional(TxType.MANDATORY)
  void enterAtStart() {
    limits.waitForOthers();
    enter();
  }

  /** Waits until no other transaction is between this call and its end. */
  @Transactional(TxType.MANDATORY)
  void enter() {
    entities.find(BatchSetting.class, LinkKeyMigration.SETTING, LockModeType.PESSIMISTIC_WRITE);
  }
}
