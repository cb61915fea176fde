package io.batchdesk.engine;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Starts the engine with its application, and stops it before the application's pools go away. */
@ApplicationScoped
class EngineLifecycle {

  private static final System.Logger LOG = System.getLogger(EngineLifecycle.class.getName());

  @Inject Migrations migrations;
  @Inject DatabaseClock clock;
  @Inject Handlers handlers;
  @Inject Registry registry;
  @Inject QueueCheck queueCheck;
  @Inject Dispatcher dispatcher;

  @Resource ManagedScheduledExecutorService timer;

  private final List<ScheduledFuture<?>> loops = new ArrayList<>();

  /** Before the application's own observers, so that they find their tables. */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class) Object event)
      throws SQLException {
    migrations.migrate();
    clock.follow();
    List<String> types = registry.register(handlers.all());
    queueCheck.repair();
    dispatcher.start(types);
    loops.add(timer.scheduleWithFixedDelay(this::sayThatIAmAlive, 5, 5, TimeUnit.SECONDS));
    loops.add(timer.scheduleWithFixedDelay(this::repairQueue, 60, 60, TimeUnit.SECONDS));
  }

  /** A loop that throws is never called again, so it must not. */
  private void sayThatIAmAlive() {
    try {
      clock.follow();
      registry.seen();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "The application could not say that it is alive", e);
    }
  }

  private void repairQueue() {
    try {
      queueCheck.repair();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The queue could not be checked", e);
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    loops.forEach(loop -> loop.cancel(false));
    dispatcher.stop();
    registry.gone();
  }
}
