package io.batchdesk.engine;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts the engine with its application, and stops it before the application's pools go away. A
 * web listener, because the CDI event of the application scope comes before Payara can inject
 * resources into the beans of a library.
 */
@WebListener
public class EngineLifecycle implements ServletContextListener {

  private static final System.Logger LOG = System.getLogger(EngineLifecycle.class.getName());

  @Inject Durability durability;
  @Inject Migrations migrations;
  @Inject DatabaseClock clock;
  @Inject Handlers handlers;
  @Inject Registry registry;
  @Inject QueueCheck queueCheck;
  @Inject Housekeeping housekeeping;
  @Inject Dispatcher dispatcher;
  @Inject FormOffers forms;
  @Inject Observing observing;
  @Inject DueNotices notices;
  @Inject ServerResources server;
  @Inject Event<EngineStarted> started;

  private final List<ScheduledFuture<?>> loops = new ArrayList<>();
  private boolean stopped;

  /** Migrates, registers and begins to work. */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    durability.require();
    migrations.migrate();
    followClock();
    List<String> types = registry.register(handlers.all());
    observing.register();
    started.fire(new EngineStarted());
    queueCheck.missingEntries();
    housekeeping.start();
    dispatcher.start(types);
    forms.start(types);
    observing.start();
    notices.listen();
    loops.add(every(5, this::sayThatIAmAlive));
    loops.add(every(60, queueCheck::missingEntries));
    loops.add(every(5, queueCheck::stopsAndHungSteps));
    loops.add(every(5, queueCheck::turns));
    loops.add(every(20, observing::check));
  }

  private void followClock() {
    try {
      clock.follow();
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its time", e);
    }
  }

  private void sayThatIAmAlive() {
    followClock();
    Optional<String> superseded = registry.superseded();
    if (superseded.isPresent()) {
      giveWay(superseded.get());
    } else {
      registry.seen();
    }
  }

  /** For good: what a newer major version has made of the tables is not for this one to write. */
  private void giveWay(String why) {
    registry.refused(why);
    LOG.log(Level.ERROR, "Application {0} takes no more jobs. {1}", registry.application(), why);
    stopWorking();
  }

  /** Returns whether this call has stopped it. */
  private synchronized boolean stopWorking() {
    if (stopped) {
      return false;
    }
    stopped = true;
    loops.forEach(loop -> loop.cancel(false));
    notices.stop();
    housekeeping.stop();
    observing.stop();
    forms.stop();
    dispatcher.stop();
    return true;
  }

  /** A loop that throws is never called again, so it must not. */
  private ScheduledFuture<?> every(int seconds, Runnable work) {
    Runnable carefully =
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A background loop failed and will be tried again", e);
          }
        };
    return server.timer().scheduleWithFixedDelay(carefully, seconds, seconds, TimeUnit.SECONDS);
  }

  /** Ends running steps and gives their claims back. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (stopWorking()) {
      registry.gone();
    }
  }
}
