package io.batchdesk.engine;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Lets an {@link Error} roll a transaction of the engine back, too: Payara's own interceptor looks
 * at exceptions only, and commits what was written until memory or stack ran out.
 *
 * <p>Its two kinds are enabled in {@code beans.xml}, so for the engine's own beans only; such
 * interceptors are called inside of those that have a priority, as the server's have.
 */
abstract class ErrorRollsBack {

  @Inject ServerResources server;

  @AroundInvoke
  Object call(InvocationContext method) throws Exception {
    try {
      return method.proceed();
    } catch (Error e) {
      server.transaction().setRollbackOnly();
      throw e;
    }
  }
}
