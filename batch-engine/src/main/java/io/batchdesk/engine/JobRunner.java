package io.batchdesk.engine;

import io.batchdesk.BatchJobException;
import io.batchdesk.engine.JobSnapshot.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Works on one job for the length of a claim: step after step until the job ends, waits, is
 * stopped, or has had its slice while others wait. Holds no transaction itself.
 */
@ApplicationScoped
class JobRunner {

  private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());
  private static final long SLICE = Duration.ofSeconds(5).toNanos();

  @Inject Handlers handlers;
  @Inject Claims claims;
  @Inject StepTransaction steps;
  @Inject Publisher publisher;
  @Inject OutputStores stores;
  @Inject Queue queue;
  @Inject Registry registry;
  @Inject FailedSteps failedSteps;
  @Inject RunningSteps running;
  @Inject WorkDone done;
  @Inject DatabaseClock clock;
  @Inject Outage outage;
  @Inject Turns turns;

  private volatile boolean stopping;

  /** From now on each claim ends after its running step. */
  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  /**
   * Works on the job that a queue entry names.
   *
   * @param entry {@code <job id>:<number>}
   * @param due when it was to be worked on
   */
  void run(String type, String entry, Instant due) {
    int colon = entry.lastIndexOf(':');
    String jobId = entry.substring(0, colon);
    long number = Long.parseLong(entry.substring(colon + 1));
    Handlers.Handler handler = handlers.of(type);
    Optional<JobSnapshot> taken = claims.take(jobId, number, handler);
    long begin = System.nanoTime();
    taken.ifPresent(job -> done.claim(Duration.between(due, clock.now())));
    JobSnapshot job = taken.orElse(null);
    while (job != null) {
      boolean giveBack = stopping || System.nanoTime() - begin > SLICE && othersWait();
      job = next(job, handler, giveBack);
    }
    if (taken.isPresent() && handler.limitsJobs()) {
      turns.next(handler);
    }
  }

  /** Without an answer nobody waits; the claim goes on. */
  private boolean othersWait() {
    try {
      return queue.hasWaiting(registry.application());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The queue could not be asked who waits", e);
      return false;
    }
  }

  /** Does what is due; null when the claim has ended. */
  private JobSnapshot next(JobSnapshot job, Handlers.Handler handler, boolean giveBack) {
    JobSnapshot after;
    try {
      after = job.phase() == Phase.PUBLISH ? publisher.publish(job) : step(job, handler, giveBack);
    } catch (ClaimLostException e) {
      LOG.log(Level.WARNING, e.getMessage());
      return null;
    } catch (Exception | Error e) {
      return failed(job, handler, e);
    }
    tellStatus(job, after);
    return after.claimed() ? after : null;
  }

  private JobSnapshot step(JobSnapshot job, Handlers.Handler handler, boolean giveBack)
      throws Exception {
    JobSnapshot after =
        running.during(handler.stepLimit(), () -> steps.run(job, handler, giveBack));
    LOG.log(
        Level.DEBUG,
        "Job {0} ({1}): step {2} of claim {3}, {4} units",
        job.id(),
        job.type(),
        after.step(),
        job.claim(),
        after.unitsProcessed());
    done.step();
    if (job.phase() == Phase.CLEANUP) {
      deleteFiles(job);
    }
    return after;
  }

  /** After the commit: if it does not work now, the sweep does it later. */
  private void deleteFiles(JobSnapshot job) {
    try {
      stores.delete(job.id());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Job " + job.id() + ": its files could not be deleted yet", e);
    }
  }

  /**
   * A step failed. While the server stops that is not the step's fault: Payara's transactions
   * refuse to begin before the application is told to stop. When the database was gone it is not
   * either. When the answer to its commit was lost the step may have happened all the same; the row
   * tells.
   */
  private JobSnapshot failed(JobSnapshot job, Handlers.Handler handler, Throwable error) {
    Outage.Answer<Optional<JobSnapshot>> looked =
        outage.ask(() -> claims.lookUp(job), () -> stopping);
    Optional<JobSnapshot> now = looked.value();
    if (now.isPresent() && now.get().step() > job.step()) {
      LOG.log(
          Level.WARNING, "Job " + job.id() + ": the commit came through without an answer", error);
      return now.get().claimed() ? now.get() : null;
    }
    if (stopping || Causes.find(error, ServerStopsException.class).isPresent()) {
      LOG.log(Level.INFO, "Job {0} ({1}): given back, the server stops", job.id(), job.type());
      claims.giveBack(job);
    } else if (looked.late()) {
      LOG.log(Level.WARNING, "Job {0} ({1}): the database was gone", job.id(), job.type());
      note(() -> claims.giveBack(job));
    } else {
      endClaim(job, handler, error);
    }
    return null;
  }

  private void endClaim(JobSnapshot job, Handlers.Handler handler, Throwable error) {
    Optional<StoreException> store = StoreException.behind(error);
    if (store.isPresent()) {
      LOG.log(Level.WARNING, "Job " + job.id() + ": waits for the store of its files", error);
      note(() -> failedSteps.waitForStore(job, store.get()));
    } else {
      done.failedStep();
      tellFailure(job, error);
      note(() -> failedSteps.failed(job, error, handler));
    }
  }

  /** As long as it cannot be written down, the claim is held: nobody must take it for dead. */
  private void note(Runnable whatBecomes) {
    outage.ask(
        () -> {
          whatBecomes.run();
          return true;
        },
        () -> stopping);
  }

  /** A refusal is in words for the person; anything else is told with its trace. */
  private static void tellFailure(JobSnapshot job, Throwable error) {
    String what =
        "Job %s (%s): step %d failed in %s"
            .formatted(job.id(), job.type(), job.step() + 1, job.phase().words);
    if (error instanceof BatchJobException && error.getCause() == null) {
      LOG.log(Level.INFO, what + ": " + Text.oneLine(error.getMessage()));
    } else {
      LOG.log(Level.ERROR, what, error);
    }
  }

  private static void tellStatus(JobSnapshot before, JobSnapshot after) {
    if (before.status() != after.status()) {
      LOG.log(
          Level.INFO,
          "Job {0} ({1}): {2} after step {3}",
          after.id(),
          after.type(),
          after.status().spelling(),
          after.step());
    }
  }
}
