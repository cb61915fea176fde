package io.batchdesk.it.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a step until the test has looked at it. */
final class Gate {

  private static final int SECONDS = 30;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Called by the handler. */
  void pass() {
    reached.countDown();
    require(opened, "The test did not open the gate");
  }

  /** Waits until a handler has come to the gate. */
  void awaitReached() {
    require(reached, "No handler came to the gate");
  }

  void open() {
    opened.countDown();
  }

  private static void require(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(otherwise);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(otherwise, e);
    }
  }
}
