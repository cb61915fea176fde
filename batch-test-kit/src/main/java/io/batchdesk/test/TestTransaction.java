package io.batchdesk.test;

import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;

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
   * The transactions of an entity manager that manages them itself ({@code RESOURCE_LOCAL}). After
   * each step it is cleared, because in the server entities are detached between two steps.
   */
  static TestTransaction of(EntityManager entities) {
    return new EntityTransactions(entities);
  }

  /** The server's transactions, for a test that runs inside it; all of {@code jdbc/batchdesk}. */
  static TestTransaction of(UserTransaction transaction) {
    return new UserTransactions(transaction);
  }
}
