package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The steps that run on this application's threads at this moment, and those that hang. */
@ApplicationScoped
class RunningSteps {

  private final Collection<Running> running = new ConcurrentLinkedQueue<>();

  /** A step on its thread; no record, because two that begin at once are still two. */
  private static final class Running {

    private final long end;

    Running(Duration limit) {
      end = System.nanoTime() + limit.plus(BatchJob.LATE).toNanos();
    }

    boolean late() {
      return System.nanoTime() - end > 0;
    }
  }

  /** Does a step that has to be done within this limit. */
  <T> T during(Duration limit, Callable<T> step) throws Exception {
    Running mine = new Running(limit);
    running.add(mine);
    try {
      return step.call();
    } finally {
      running.remove(mine);
    }
  }

  int busy() {
    return running.size();
  }

  /** Threads whose step should long be done; nobody knows whether they come back. */
  int lost() {
    return (int) running.stream().filter(Running::late).count();
  }
}
