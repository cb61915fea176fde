package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Does something beside the step's transaction and takes it back.
 *
 * <p>The persistence contexts that the work uses are not known here. But each writes what is
 * pending before a commit; so the transaction is committed, and the last one who is asked before
 * the commit, an interposed synchronization, turns it into a rollback.
 */
@ApplicationScoped
class Rehearsal {

  @Inject ServerResources server;
  @Inject SessionLimits limits;

  /**
   * Does the work and rolls it back; the step's transaction goes on afterwards.
   *
   * @param limit how long it may take
   * @throws Exception what the work threw, or what kept its changes from being written
   */
  void of(Callable<?> work, Duration limit) throws Exception {
    Transaction step = server.transactions().suspend();
    try {
      tryOut(work, limit);
    } finally {
      server.transactions().resume(step);
    }
  }

  private void tryOut(Callable<?> work, Duration limit) throws Exception {
    UserTransaction transaction = server.userTransaction();
    // At least a second: 0 would mean the server's own limit.
    transaction.setTransactionTimeout((int) Math.max(1, limit.toSeconds()));
    transaction.begin();
    try {
      limits.forHandler(limit);
      LastWord lastWord = new LastWord();
      server.transaction().registerInterposedSynchronization(lastWord);
      work.call();
      commit(transaction, lastWord);
    } finally {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    }
  }

  private static void commit(UserTransaction transaction, LastWord lastWord) throws Exception {
    try {
      transaction.commit();
    } catch (RollbackException e) {
      if (!lastWord.allWritten) {
        throw e;
      }
    }
  }

  private final class LastWord implements Synchronization {

    private boolean allWritten;

    @Override
    public void beforeCompletion() {
      allWritten = !server.transaction().getRollbackOnly();
      server.transaction().setRollbackOnly();
    }

    @Override
    public void afterCompletion(int status) {
      // All is said.
    }
  }
}
