package io.batchdesk.test;

import io.batchdesk.engine.RehearsalTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/** The server's transactions. */
record UserTransactions(UserTransaction transaction) implements TestTransaction {

  @Override
  public void begin() throws Exception {
    transaction.begin();
  }

  @Override
  public void commit() throws Exception {
    transaction.commit();
  }

  @Override
  public void rehearse(Callable<?> work) throws Exception {
    RehearsalTransaction.of(transaction).of(work);
  }

  @Override
  public void rollback() throws Exception {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
  }
}
