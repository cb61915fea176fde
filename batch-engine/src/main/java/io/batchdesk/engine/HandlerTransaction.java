package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Calls a handler outside of any job, in a JTA transaction of its own. */
@ApplicationScoped
class HandlerTransaction {

  static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject LimitedTransactions transactions;

  /**
   * Asks the handler something.
   *
   * @throws Exception what it throws, or that the database did not take part
   */
  <T> T call(Callable<T> question) throws Exception {
    try (LimitedTransactions.Open transaction = transactions.begin(LIMIT)) {
      T answer = question.call();
      transaction.commit();
      return answer;
    }
  }
}
