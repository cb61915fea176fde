package io.batchdesk.engine;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Brings due work to the {@link JobRunner}: one db-scheduler task per job type that this
 * application has a handler for, on the container's threads. db-scheduler answers for liveness, the
 * claim number for safety.
 */
@ApplicationScoped
class Dispatcher {

  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  /** It counts from the due time, and larger values overflow. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  @Inject EngineSettings settings;
  @Inject DatabaseClock clock;
  @Inject JobRunner runner;
  @Inject Registry registry;
  @Inject DueNotices notices;
  @Inject Outage outage;
  @Inject ServerResources server;

  private Scheduler scheduler;

  /** Begins to work on jobs of these types. */
  void start(List<String> types) {
    if (types.isEmpty()) {
      return;
    }
    List<Task<?>> tasks = types.stream().<Task<?>>map(this::task).toList();
    ManagedThreadFactory threads = server.threads();
    SchedulerBuilder builder =
        Scheduler.create(server.queue(), tasks)
            .tableName(Queue.TABLE)
            .schedulerName(new SchedulerName.Fixed(registry.owner()))
            .serializer(new JacksonSerializer())
            .clock(clock)
            .enablePriority()
            .executorService(Executors.newFixedThreadPool(settings.threads(), threads))
            .dueExecutor(Executors.newSingleThreadExecutor(threads))
            .housekeeperExecutor(Executors.newScheduledThreadPool(3, threads))
            .threads(settings.threads())
            .pollingInterval(Duration.ofMillis(settings.pollMillis()))
            .heartbeatInterval(Queue.HEARTBEAT)
            .missedHeartbeatsLimit(Queue.MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(SHUTDOWN);
    scheduler = polling(builder).build();
    scheduler.start();
    Runnable look = scheduler::triggerCheckForDueExecutions;
    types.forEach(type -> notices.when(type, look));
  }

  /**
   * What is picked but queued gets no heartbeat, so PostgreSQL picks no more than there are
   * threads.
   */
  private SchedulerBuilder polling(SchedulerBuilder builder) {
    return server.isPostgres()
        ? builder.pollUsingLockAndFetch(0.5, 1.0)
        : builder.pollUsingFetch(
            PollingStrategyConfig.DEFAULT_FETCH.lowerLimitFractionOfThreads,
            PollingStrategyConfig.DEFAULT_FETCH.upperLimitFractionOfThreads);
  }

  private Task<Void> task(String type) {
    return Tasks.custom(type, Void.class)
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.now()))
        .execute(
            (entry, context) ->
                work(type, entry.getId(), context.getExecution().getExecutionTime()));
  }

  /** Nothing is thrown into db-scheduler: the answer is always what happens next. */
  private CompletionHandler<Void> work(String type, String entry, Instant due) {
    try {
      runner.run(type, entry, due);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (Exception | Error e) {
      LOG.log(
          Level.ERROR,
          "The work of queue entry %s (%s) could not be done; it is tried again"
              .formatted(entry, type),
          e);
      // db-scheduler could not write the answer either, and would take the entry for dead.
      Duration pause = outage.waitWhileGone(runner::stopping) ? Duration.ZERO : AGAIN;
      return (complete, operations) -> operations.reschedule(complete, clock.now().plus(pause));
    }
  }

  /** Running steps end, their claims are given back, and nothing new is begun. */
  void stop() {
    runner.stop();
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
