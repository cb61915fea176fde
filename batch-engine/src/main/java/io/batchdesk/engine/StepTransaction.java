package io.batchdesk.engine;

import io.batchdesk.JobStepResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * The one thing that must be right. In one JTA transaction the handler works; then the engine locks
 * the job's row, checks that claim and step are still the job's, and writes state, units, messages,
 * outputs and status. All of it commits, or nothing.
 */
@ApplicationScoped
class StepTransaction {

  @Inject LimitedTransactions transactions;
  @Inject OutputStores stores;
  @Inject StepEffects effects;
  @Inject SessionLimits limits;
  @Inject JobRecords records;
  @Inject Uploads uploads;
  @Inject Rehearsal rehearsal;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Does one step of the handler.
   *
   * @param giveBack whether the claim ends after this step although the handler would go on
   * @return the job after the step
   * @throws Exception what the handler or the commit threw; nothing of the step has happened,
   *     unless the answer to the commit was lost
   */
  JobSnapshot run(JobSnapshot job, Handlers.Handler handler, boolean giveBack) throws Exception {
    StepTime time = new StepTime(handler.stepLimit());
    JobSnapshot after = run(job, handler, giveBack, time, job.attempts() > 0);
    return after == null ? run(job, handler, giveBack, time, true) : after;
  }

  /** Answers null if the step is rolled back and has to be repeated. */
  private JobSnapshot run(
      JobSnapshot job, Handlers.Handler handler, boolean giveBack, StepTime time, boolean repeated)
      throws Exception {
    try (LimitedTransactions.Open transaction = transactions.begin(time.left());
        StepOutputs outputs = new StepOutputs(stores, job.id(), job.claim(), job.outputs())) {
      long begin = System.nanoTime();
      StepJob stepJob =
          new StepJob(job, outputs, uploads, work -> rehearsal.of(work, time.left()), repeated);
      JobStepResponse response = respond(job, handler, stepJob, outputs);
      if (response.next() == JobStepResponse.Next.REPEAT) {
        return null;
      }
      outputs.force();
      long millis = (System.nanoTime() - begin) / 1_000_000;
      BatchJob row = limits.lock(job.id(), handler.stepLimit());
      if (row == null || !row.isAt(job.claim(), job.step())) {
        throw new ClaimLostException(job);
      }
      stepJob.writeTo(row);
      effects.apply(row, job, response, outputs, handler, millis, giveBack);
      entities.flush();
      JobSnapshot after = JobSnapshot.of(row, outputs.after());
      if (row.deleteAskedAt != null && row.cleanedUpAt != null) {
        records.remove(List.of(row.id));
      }
      transaction.commit();
      return after;
    }
  }

  /** A handler may wrap, or hide, that its bytes could not be stored; the store's word counts. */
  private static JobStepResponse respond(
      JobSnapshot job, Handlers.Handler handler, StepJob stepJob, StepOutputs outputs)
      throws Exception {
    try {
      return call(job, handler, stepJob);
    } catch (Exception e) {
      outputs.requireAllWritten();
      throw e;
    }
  }

  private static JobStepResponse call(JobSnapshot job, Handlers.Handler handler, StepJob stepJob)
      throws Exception {
    HandlerMethod method =
        switch (job.phase()) {
          case CREATE -> HandlerMethod.CREATE;
          case PRE_PROCESS -> HandlerMethod.PRE_PROCESS;
          case CONTINUE -> HandlerMethod.CONTINUE;
          case CLEANUP -> HandlerMethod.CLEANUP;
          default -> throw new IllegalStateException("No step is due: " + job.phase());
        };
    return method.call(handler.bean(), handler.className(), stepJob, handler.batchSize(job));
  }
}
