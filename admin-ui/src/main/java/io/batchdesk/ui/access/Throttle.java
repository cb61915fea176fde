package io.batchdesk.ui.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Allows so many tries in so much time for each key. A try is counted before its outcome is known,
 * so that many at once are no way around it. Thread-safe.
 */
final class Throttle {

  private final int tries;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();
  private Instant tidiedAt = Instant.EPOCH;

  Throttle(int tries, Duration window, InstantSource clock) {
    this.tries = tries;
    this.window = window;
    this.clock = clock;
  }

  /** Takes a try; the answer is zero, or how long to wait before the next one. */
  synchronized Duration take(String key) {
    Instant now = clock.instant();
    tidy(now);
    Deque<Instant> mine = taken.computeIfAbsent(key, none -> new ArrayDeque<>());
    dropOld(mine, now);
    if (mine.size() >= tries) {
      return Duration.between(now, mine.getFirst().plus(window));
    }
    mine.addLast(now);
    return Duration.ZERO;
  }

  /** Forgets the tries of a key: the last one was right. */
  synchronized void forget(String key) {
    taken.remove(key);
  }

  /** Once per window everything old goes, so that invented keys do not fill the memory. */
  private void tidy(Instant now) {
    if (tidiedAt.plus(window).isAfter(now)) {
      return;
    }
    taken.values().forEach(tries -> dropOld(tries, now));
    taken.values().removeIf(Deque::isEmpty);
    tidiedAt = now;
  }

  private void dropOld(Deque<Instant> mine, Instant now) {
    while (!mine.isEmpty() && !mine.getFirst().plus(window).isAfter(now)) {
      mine.removeFirst();
    }
  }
}
