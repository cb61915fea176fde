package io.batchdesk.test;

import jakarta.persistence.EntityManager;
import java.util.concurrent.Callable;

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
  public void rehearse(Callable<?> work) throws Exception {
    rollback();
    begin();
    try {
      work.call();
      entities.flush();
    } finally {
      rollback();
      begin();
    }
  }

  @Override
  public void rollback() {
    if (entities.getTransaction().isActive()) {
      entities.getTransaction().rollback();
    }
    entities.clear();
  }
}
