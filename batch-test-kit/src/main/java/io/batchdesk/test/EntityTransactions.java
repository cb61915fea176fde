package io.batchdesk.test;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.sessions.UnitOfWork;

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
    requireNothingWritten();
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

  /** There is one transaction, which goes with the rehearsal. */
  private void requireNothingWritten() {
    if (hasWritten()) {
      throw new IllegalStateException(
          "The step has written, or locked, before it tries something out, and its entity manager has one transaction for both; try out first, or test it in the server, where there are two");
    }
  }

  /** JPA does not tell, but EclipseLink does, which is the server's. */
  private boolean hasWritten() {
    try {
      UnitOfWorkImpl step = (UnitOfWorkImpl) entities.unwrap(UnitOfWork.class);
      return step.hasChanges() || step.wasTransactionBegunPrematurely();
    } catch (PersistenceException | LinkageError e) {
      throw new IllegalStateException(
          "Only EclipseLink tells whether a step has written before it tries something out; give TestTransaction.of an entity manager of EclipseLink",
          e);
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
