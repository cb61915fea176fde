package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Calls a handler outside of any job, in a JTA transaction of its own. */
@ApplicationScoped
class HandlerTransaction {

  static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject ServerResources server;
  @Inject SessionLimits limits;

  /**
   * Asks the handler something.
   *
   * @throws Exception what it throws, or that the database did not take part
   */
  <T> T call(Callable<T> question) throws Exception {
    UserTransaction transaction = server.userTransaction();
    try {
      transaction.setTransactionTimeout((int) LIMIT.toSeconds());
      transaction.begin();
      limits.forHandler(LIMIT);
      T answer = question.call();
      transaction.commit();
      return answer;
    } finally {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
      // It sticks to the thread.
      transaction.setTransactionTimeout(0);
    }
  }
}
