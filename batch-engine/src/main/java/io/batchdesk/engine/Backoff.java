package io.batchdesk.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job waits before its next attempt: four times as long after each failure, up to ten
 * minutes, and up to a fifth more or less, so that jobs which failed together do not come back
 * together.
 */
final class Backoff {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 20;
  private static final double JITTER = 0.2;

  private Backoff() {}

  /**
   * The pause after a failure.
   *
   * @param first the pause after the first one
   * @param failedBefore how many attempts had failed before
   */
  static Duration after(Duration first, int failedBefore, RandomGenerator random) {
    long factor = 1L << Math.min(2 * failedBefore, MOST_DOUBLINGS);
    Duration pause = first.multipliedBy(factor);
    long millis = (pause.compareTo(LONGEST) > 0 ? LONGEST : pause).toMillis();
    return Duration.ofMillis((long) (millis * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }

  /** As a person reads it in a log: {@code 16 s}. */
  static Wording inSeconds(Duration duration) {
    return Wording.of("time.seconds", Math.max(1, Math.round(duration.toMillis() / 1000.0)));
  }
}
