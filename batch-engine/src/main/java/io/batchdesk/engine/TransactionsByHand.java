package io.batchdesk.engine;

import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * The server's {@code UserTransaction}, but one that is never forbidden.
 *
 * <p>Payara's interceptor of {@code @Transactional} forbids {@code UserTransaction} to its thread
 * while a method runs. What was there before it keeps in a field that all threads in the same bean
 * share, so that a thread which leaves such a bean, ours or a handler's, may go on without the
 * right. In mid-step neither commit nor rollback works then, and the transaction stays open with
 * its locks. The server's class has a constructor for one that does not look at that right; what
 * the server injects into it is taken from one that was looked up.
 */
final class TransactionsByHand {

  private static final System.Logger LOG = System.getLogger(TransactionsByHand.class.getName());

  private TransactionsByHand() {}

  /** Returns the same transactions without that look; on another server, what was given. */
  static UserTransaction of(UserTransaction servers) {
    try {
      UserTransaction own = servers.getClass().getConstructor(boolean.class).newInstance(false);
      for (Field field : servers.getClass().getDeclaredFields()) {
        boolean injected =
            !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
        if (injected) {
          field.setAccessible(true);
          field.set(own, field.get(servers));
        }
      }
      return own;
    } catch (ReflectiveOperationException e) {
      LOG.log(
          Level.WARNING,
          "Transactions of steps may be disturbed by other threads in beans with @Transactional",
          e);
      return servers;
    }
  }
}
