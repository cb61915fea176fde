package io.batchdesk.it.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that the engine does. */
final class Await {

  private static final Duration AT_MOST = Duration.ofSeconds(40);
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Asks again and again until it is so; fails with what is so instead. */
  static void until(BooleanSupplier so, Supplier<String> otherwise) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + AT_MOST.toSeconds() + " s: " + otherwise.get());
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
