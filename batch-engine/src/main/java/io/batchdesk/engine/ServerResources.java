package io.batchdesk.engine;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the engine takes from the server. */
@ApplicationScoped
class ServerResources {

  private static final int VALID_WITHIN_SECONDS = 2;

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource jobs;

  @Resource(lookup = "jdbc/batchdesk-queue")
  private DataSource queue;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService timer;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction userTransaction;

  @Resource(lookup = "java:appserver/TransactionManager")
  private TransactionManager transactions;

  private volatile Boolean postgres;

  /** The pool whose connections belong to the JTA transaction of the thread. */
  DataSource jobs() {
    return jobs;
  }

  /** The pool for what must not be starved by work: polling and heartbeats. */
  DataSource queue() {
    return queue;
  }

  /** The JTA transaction of the thread. */
  TransactionSynchronizationRegistry transaction() {
    return transaction;
  }

  /** The JTA transactions that the engine begins and ends by hand. */
  UserTransaction userTransaction() {
    return userTransaction;
  }

  /** Lets a transaction rest while its thread has another one. */
  TransactionManager transactions() {
    return transactions;
  }

  @PostConstruct
  void takeTransactions() {
    userTransaction = TransactionsByHand.of(userTransaction);
  }

  /** Whether the database can be reached at this moment. */
  boolean databaseAnswers() {
    try (Connection connection = queue.getConnection()) {
      return connection.isValid(VALID_WITHIN_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether the database is PostgreSQL. */
  boolean isPostgres() {
    if (postgres == null) {
      try (Connection connection = queue.getConnection()) {
        postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      } catch (SQLException e) {
        throw new IllegalStateException("The pool jdbc/batchdesk-queue gives no connection", e);
      }
    }
    return postgres;
  }

  ManagedThreadFactory threads() {
    return threads;
  }

  ManagedScheduledExecutorService timer() {
    return timer;
  }
}
