package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits while the database is gone. An engine that holds a claim can decide nothing then, and has
 * nothing better to do; it goes on as soon as the database is back.
 */
@ApplicationScoped
class Outage {

  private static final System.Logger LOG = System.getLogger(Outage.class.getName());
  private static final long PAUSE = Duration.ofMillis(500).toNanos();
  private static final long FOR_ROOM = Duration.ofSeconds(5).toNanos();

  @Inject ServerResources server;

  /**
   * What was asked of the database.
   *
   * @param late whether the database was gone at first
   */
  record Answer<T>(T value, boolean late) {}

  /**
   * Asks until the database answers, or takes what it is told: one whose disk is full may answer
   * and take nothing.
   *
   * @param stopping when to give up
   * @throws RuntimeException if the question fails although the database answers, or on giving up
   */
  <T> Answer<T> ask(Supplier<T> question, BooleanSupplier stopping) {
    boolean late = false;
    while (true) {
      try {
        return new Answer<>(question.get(), late);
      } catch (RuntimeException e) {
        LOG.log(late ? Level.DEBUG : Level.WARNING, "The database did not answer", e);
        boolean full = StoreException.behind(e).isPresent();
        // Even if it is back by now, it may have been gone a moment ago: asked once more.
        if (!waitWhileGone(stopping) && late && !full || stopping.getAsBoolean()) {
          throw e;
        }
        if (full) {
          LockSupport.parkNanos(FOR_ROOM);
        }
        late = true;
      }
    }
  }

  /**
   * Waits until the database can be reached.
   *
   * @return whether it was gone
   */
  boolean waitWhileGone(BooleanSupplier stopping) {
    boolean gone = false;
    while (!server.databaseAnswers() && !stopping.getAsBoolean()) {
      gone = true;
      LockSupport.parkNanos(PAUSE);
    }
    return gone;
  }
}
