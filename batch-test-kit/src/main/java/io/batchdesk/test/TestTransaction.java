package io.batchdesk.test;

import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/**
 * The handler's side of a step's transaction: what a handler writes between {@code begin} and
 * {@code commit} is kept, or taken back by {@code rollback}, as the engine does it. Give it to
 * {@link TestJob#transaction(TestTransaction)}.
 *
 * <p>For JDBC see {@link TestDataSource}. Any other access to a database can implement it.
 */
public interface TestTransaction {

  /** Begins the transaction; called on the test's thread before each step. */
  void begin() throws Exception;

  /** Commits it. When it throws, {@link #rollback()} follows. */
  void commit() throws Exception;

  /** Takes everything back that was written since {@link #begin()}. */
  void rollback() throws Exception;

  /**
   * Does something, has pending changes written, and takes all of it back, as {@link
   * io.batchdesk.JobParameters#rehearse} says; called between {@link #begin()} and {@link
   * #commit()}. Default: is refused.
   */
  default void rehearse(Callable<?> work) throws Exception {
    throw new IllegalStateException(
        "The job tries something out that has to be taken back; give it a transaction that can do"
            + " so, see TestJob.transaction");
  }

  /**
   * The transactions of an entity manager that manages them itself ({@code RESOURCE_LOCAL}). After
   * each step it is cleared, because in the server entities are detached between two steps.
   *
   * <p>As it has one transaction only, a step that has written may not {@linkplain
   * io.batchdesk.JobParameters#rehearse rehearse} any more, and what it has read is detached
   * afterwards; only EclipseLink can rehearse.
   */
  static TestTransaction of(EntityManager entities) {
    return new EntityTransactions(entities);
  }

  /**
   * The server's transactions, for a test that runs inside it; all of {@code jdbc/batchdesk}. What
   * is {@linkplain io.batchdesk.JobParameters#rehearse rehearsed} has a transaction of its own, as
   * in a job.
   */
  static TestTransaction of(UserTransaction transaction) {
    return new UserTransactions(transaction);
  }
}
