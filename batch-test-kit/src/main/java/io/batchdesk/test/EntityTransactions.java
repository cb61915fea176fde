package io.batchdesk.test;

import jakarta.persistence.EntityManager;

/** An entity manager's own transactions. */
record EntityTransactions(EntityManager entities) implements TestTransaction {

  @Override
  public void begin() {
    entities.clear();
    entities.getTransaction().begin();
  }

  @Override
  public void commit() {
    entities.getTransaction().commit();
    entities.clear();
  }

  @Override
  public void rollback() {
    if (entities.getTransaction().isActive()) {
      entities.getTransaction().rollback();
    }
    entities.clear();
  }
}
