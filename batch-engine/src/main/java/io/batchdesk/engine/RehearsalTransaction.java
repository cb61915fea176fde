package io.batchdesk.engine;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A transaction beside that of the step, which is taken back whatever happens. Public for the test
 * kit, which rehearses in the server's transactions, too.
 *
 * <p>The persistence contexts that the work uses are not known here. But each writes what is
 * pending before a commit; so the transaction is committed, and the last one who is asked before
 * the commit, an interposed synchronization, turns it into a rollback.
 */
public final class RehearsalTransaction {

  private final UserTransaction transaction;
  private final TransactionManager transactions;
  private final TransactionSynchronizationRegistry present;

  RehearsalTransaction(
      UserTransaction transaction,
      TransactionManager transactions,
      TransactionSynchronizationRegistry present) {
    this.transaction = transaction;
    this.transactions = transactions;
    this.present = present;
  }

  /**
   * One of the server in which the thread runs.
   *
   * @throws NamingException if there is none
   */
  public static RehearsalTransaction of(UserTransaction transaction) throws NamingException {
    return new RehearsalTransaction(
        transaction,
        InitialContext.doLookup("java:appserver/TransactionManager"),
        InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"));
  }

  /**
   * Does the work and rolls it back; the thread's transaction rests meanwhile and goes on
   * afterwards.
   *
   * @throws Exception what the work threw, or what kept its changes from being written
   */
  public void of(Callable<?> work) throws Exception {
    Transaction step = transactions.suspend();
    try {
      tryOut(work);
    } finally {
      transactions.resume(step);
    }
  }

  private void tryOut(Callable<?> work) throws Exception {
    LimitedTransactions.begin(transaction);
    try {
      work.call();
      commit();
    } finally {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    }
  }

  private void commit() throws Exception {
    LastWord lastWord = new LastWord();
    if (transaction.getStatus() == Status.STATUS_ACTIVE) {
      // Not before the work: they are asked as they came, and EclipseLink's comes with the work.
      present.registerInterposedSynchronization(lastWord);
    }
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
      allWritten = !present.getRollbackOnly();
      present.setRollbackOnly();
    }

    @Override
    public void afterCompletion(int status) {
      // All is said.
    }
  }
}
