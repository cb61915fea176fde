package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * The JTA transactions in which a team's code is called. They are begun by hand because each has
 * its own limit, for the server and for the database.
 */
@ApplicationScoped
class LimitedTransactions {

  private static final System.Logger LOG = System.getLogger(LimitedTransactions.class.getName());

  @Inject ServerResources server;
  @Inject SessionLimits limits;

  /** A transaction of this thread; what is not committed when it is closed is rolled back. */
  interface Open extends AutoCloseable {

    /**
     * Commits it.
     *
     * @throws Exception if it is rolled back, or nobody knows whether it is
     */
    void commit() throws Exception;

    @Override
    void close();
  }

  /**
   * Begins one.
   *
   * @param limit how long it may take, a second or more
   * @throws ServerStopsException if none begins any more
   */
  Open begin(Duration limit) throws NotSupportedException, SystemException {
    UserTransaction transaction = server.userTransaction();
    Open open = new Begun(transaction);
    try {
      transaction.setTransactionTimeout((int) limit.toSeconds());
      begin(transaction);
      limits.forHandler(limit);
      return open;
    } catch (RuntimeException | NotSupportedException | SystemException e) {
      open.close();
      throw e;
    }
  }

  /** Payara's refuse to begin before the application is told to stop. */
  static void begin(UserTransaction transaction) throws NotSupportedException, SystemException {
    try {
      transaction.begin();
    } catch (RejectedExecutionException e) {
      throw new ServerStopsException(e);
    }
  }

  private record Begun(UserTransaction transaction) implements Open {

    @Override
    public void commit() throws Exception {
      transaction.commit();
    }

    @Override
    public void close() {
      try {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
          transaction.rollback();
        }
        // It sticks to the thread, and the engine's own transactions follow on this one.
        transaction.setTransactionTimeout(0);
      } catch (SystemException | IllegalStateException e) {
        LOG.log(Level.WARNING, "A transaction could not be rolled back", e);
      }
    }
  }
}
