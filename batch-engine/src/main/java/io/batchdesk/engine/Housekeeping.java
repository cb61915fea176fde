package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then for what is past its time, on a thread of its own because that can take long.
 * After each portion of work it rests as long as the portion took.
 */
@ApplicationScoped
class Housekeeping {

  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration SHORTEST_REST = Duration.ofMillis(20);
  private static final Duration SHUTDOWN = Duration.ofSeconds(3);

  @Inject ServerResources server;
  @Inject EngineSettings settings;
  @Inject FileSweep files;
  @Inject Retention retention;

  private ScheduledExecutorService thread;
  private boolean atWork;

  /**
   * Begins.
   *
   * @throws IllegalArgumentException if a setting is wrong, naming it
   */
  void start() {
    retention.check();
    thread = Executors.newSingleThreadScheduledExecutor(server.threads());
    thread.execute(() -> carefully(files::sweep));
    settings.housekeeping().ifPresent(this::every);
  }

  private void every(Duration pause) {
    long millis = pause.toMillis();
    thread.scheduleWithFixedDelay(
        () -> carefully(files::sweep), millis, millis, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(
        () -> carefully(this::begin), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Portion follows portion until there is none; beginning again meanwhile would leave no rest. */
  private void begin() {
    if (!atWork) {
      retention.begin();
      portion();
    }
  }

  private void portion() {
    atWork = false;
    long begin = System.nanoTime();
    if (retention.portion()) {
      long rest = Math.max(System.nanoTime() - begin, SHORTEST_REST.toNanos());
      thread.schedule(() -> carefully(this::portion), rest, TimeUnit.NANOSECONDS);
      atWork = true;
    }
  }

  /** Work that throws would never be called again, so it must not. */
  private void carefully(Runnable work) {
    try {
      work.run();
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The engine stops; the next one goes on", e);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Housekeeping failed and will be tried again", e);
    }
  }

  /** Lets a portion that is at work end. */
  void stop() {
    if (thread == null) {
      return;
    }
    thread.shutdownNow();
    try {
      thread.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
