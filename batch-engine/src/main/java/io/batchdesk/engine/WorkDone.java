package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What this engine has done since it was started. Thread-safe. */
@ApplicationScoped
class WorkDone {

  private final LongAdder steps = new LongAdder();
  private final LongAdder failedSteps = new LongAdder();
  private final LongAdder claims = new LongAdder();
  private final LongAdder takeovers = new LongAdder();
  private final LongAdder delayMillis = new LongAdder();

  /** A step has committed. */
  void step() {
    steps.increment();
  }

  /** A step has failed. */
  void failedStep() {
    failedSteps.increment();
  }

  /** A job was taken that had been due for so long; a clock that was set counts as none. */
  void claim(Duration delay) {
    claims.increment();
    delayMillis.add(Math.max(0, delay.toMillis()));
  }

  /** A job was taken over from an engine that is dead. */
  void takeover() {
    takeovers.increment();
  }

  void writeTo(BatchApplication row) {
    row.stepsDone = steps.sum();
    row.stepsFailed = failedSteps.sum();
    row.claims = claims.sum();
    row.takeovers = takeovers.sum();
    row.queueDelayMillis = delayMillis.sum();
  }
}
