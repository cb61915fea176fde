package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/** Ends a job whose files are published. */
@ApplicationScoped
class Completion {

  @Inject DatabaseClock clock;
  @Inject Stops stops;
  @Inject Timeline timeline;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Names the files and ends the job, in one transaction and only under its claim. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  JobSnapshot complete(JobSnapshot claimed, Map<Integer, OutputStore.Published> files) {
    BatchJob job = entities.find(BatchJob.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !job.isAt(claimed.claim(), claimed.step())) {
      throw new ClaimLostException(claimed);
    }
    Instant now = clock.now();
    if (!(job.asked(StopRequest.CANCEL) && stops.takeEffect(job, now))) {
      files.forEach((number, file) -> name(job, number, file));
      job.end(now);
    }
    timeline.write(job);
    return JobSnapshot.of(job, claimed.outputs());
  }

  private void name(BatchJob job, int number, OutputStore.Published file) {
    BatchOutput output = entities.find(BatchOutput.class, new BatchOutputKey(job.id, number));
    output.file = file.file();
    output.length = file.length();
    output.sha256 = file.sha256();
  }
}
