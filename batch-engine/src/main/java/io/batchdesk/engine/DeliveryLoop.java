package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Delivers status changes to this application's observers, on threads of its own: an observer that
 * hangs keeps no job from its steps, and one job's deliveries keep no other's waiting.
 */
@ApplicationScoped
class DeliveryLoop {

  private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());
  private static final int THREADS = 4;
  private static final int FETCHED = 100;
  private static final long POLL_MILLIS = 500;
  private static final Duration SHUTDOWN = Duration.ofSeconds(3);

  @Inject ServerResources server;
  @Inject Registry registry;
  @Inject Deliveries deliveries;
  @Inject DeliveryTransaction transaction;

  private final Set<String> jobsInProgress = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile ScheduledExecutorService watcher;
  private ExecutorService workers;
  private boolean failedBefore;

  /** Begins to deliver. */
  void start() {
    workers = Executors.newFixedThreadPool(THREADS, server.threads());
    watcher = Executors.newSingleThreadScheduledExecutor(server.threads());
    watcher.scheduleWithFixedDelay(this::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Looks for deliveries now; does nothing in an application without observers. */
  void wake() {
    ScheduledExecutorService running = watcher;
    if (running == null || !awake.compareAndSet(false, true)) {
      return;
    }
    try {
      running.execute(
          () -> {
            awake.set(false);
            look();
          });
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The engine stops; the next one delivers", e);
    }
  }

  /** A loop that throws is never called again, so it must not. */
  private void look() {
    try {
      List<String> due =
          deliveries.dueJobs(registry.application(), FETCHED + jobsInProgress.size());
      for (String job : due) {
        if (jobsInProgress.add(job)) {
          workers.execute(() -> deliver(job));
        }
      }
      failedBefore = false;
    } catch (RuntimeException | Error e) {
      tell("Status changes could not be looked for and will be looked for again", e);
    }
  }

  private void deliver(String job) {
    try {
      boolean delivered = true;
      while (delivered && !workers.isShutdown()) {
        delivered = transaction.deliver(registry.application(), job);
      }
    } catch (ServerStopsException e) {
      LOG.log(Level.DEBUG, "The server stops; the next one delivers", e);
    } catch (Exception | Error e) {
      tell("Job " + job + ": its status changes could not be delivered yet", e);
    } finally {
      jobsInProgress.remove(job);
    }
    if (jobsInProgress.size() < THREADS) {
      wake();
    }
  }

  /** While the database is gone, each look fails; the first is enough. */
  private synchronized void tell(String what, Throwable error) {
    boolean news = !failedBefore && !workers.isShutdown();
    failedBefore = true;
    LOG.log(news ? Level.WARNING : Level.DEBUG, what, error);
  }

  /** Lets observers that are at work end. */
  void stop() {
    if (watcher == null) {
      return;
    }
    watcher.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
