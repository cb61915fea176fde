package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LimitedTransactionsTest {

  /** Payara's timer of transactions ends before it tells the application to stop. */
  @Test
  void thatNoTransactionBeginsAnyMoreIsNobodysFault() {
    RejectedExecutionException refused = new RejectedExecutionException("Terminated");
    UserTransaction stopping =
        (UserTransaction)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {UserTransaction.class},
                (proxy, method, arguments) -> {
                  throw refused;
                });

    assertThatThrownBy(() -> LimitedTransactions.begin(stopping))
        .isInstanceOf(ServerStopsException.class)
        .hasCause(refused);
  }
}
