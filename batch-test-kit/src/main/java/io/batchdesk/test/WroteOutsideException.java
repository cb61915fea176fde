package io.batchdesk.test;

import io.batchdesk.engine.HandlerMethod;

/** Something of a step was still there after its rollback. */
final class WroteOutsideException extends Exception {

  private static final long serialVersionUID = 1L;

  WroteOutsideException(HandlerMethod method, String difference, String meddling) {
    super(
        "The step was rolled back, and what %s wrote stayed. %s\n%s"
            .formatted(
                method.spelling(),
                difference,
                meddling == null
                    ? "The handler commits by itself, or writes outside the step's transaction: let it write through what was given to TestJob.transaction, and leave the commit to the engine."
                    : "The handler called %s: leave it out, the engine commits each step."
                        .formatted(meddling)));
  }
}
