package io.batchdesk.it.desk;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another process does. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** Asks again and again until it is so; fails with what was waited for. */
  public static void until(String what, Duration atMost, Callable<Boolean> so) {
    until(what, atMost, PAUSE, so);
  }

  /** Asks less often, where asking itself would slow down what is measured. */
  public static void until(String what, Duration atMost, Duration pause, Callable<Boolean> so) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!ask(so)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + atMost.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private static boolean ask(Callable<Boolean> so) {
    try {
      return so.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
