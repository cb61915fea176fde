package io.batchdesk.engine;

import java.time.Duration;

/**
 * The time that a step has, from its beginning. Whoever watches it knows one limit, so that what is
 * tried out and what is repeated must end within the same.
 */
final class StepTime {

  /** A transaction whose limit is 0 has the server's. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Duration limit;
  private final long begin = System.nanoTime();

  StepTime(Duration limit) {
    this.limit = limit;
  }

  /** What is left of it, at least a second. */
  Duration left() {
    Duration left = limit.minusNanos(System.nanoTime() - begin);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
