package io.batchdesk.it.engine;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/** Throws an error instead of a call whose arguments say so. */
@Breaks
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class Breaking {

  @AroundInvoke
  Object call(InvocationContext method) throws Exception {
    if (Arrays.toString(method.getParameters()).contains(Breaks.HERE)) {
      throw new StackOverflowError("as a test wants it");
    }
    return method.proceed();
  }
}
