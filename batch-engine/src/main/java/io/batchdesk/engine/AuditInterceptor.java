package io.batchdesk.engine;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * Around the method's own transaction, so that a refusal is written when that has been rolled back.
 */
@Audited
@Interceptor
@Priority(AuditInterceptor.OUTSIDE_OF_TRANSACTIONS)
class AuditInterceptor {

  static final int OUTSIDE_OF_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

  @Inject Audit audit;

  @AroundInvoke
  Object call(InvocationContext method) throws Exception {
    String action = method.getMethod().getAnnotation(Audited.class).value();
    try {
      return audit.withEntry(
          action, caller(method), method::proceed, result -> about(method, result));
    } catch (Refusal e) {
      if (e.kind() != Refusal.Kind.UNAVAILABLE) {
        audit.refused(action, caller(method), about(method, null), e);
      }
      throw e;
    }
  }

  private static Caller caller(InvocationContext method) {
    return Arrays.stream(method.getParameters())
        .filter(Caller.class::isInstance)
        .map(Caller.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(method.getMethod() + " takes no caller"));
  }

  private static AuditSubject about(InvocationContext method, Object result) {
    Object returned = result instanceof Optional<?> some ? some.orElse(null) : result;
    Object first = method.getParameters()[0];
    if (returned instanceof AuditSubject subject) {
      return subject;
    }
    return first instanceof AuditSubject subject
        ? subject
        : () -> first instanceof String text ? text : null;
  }
}
