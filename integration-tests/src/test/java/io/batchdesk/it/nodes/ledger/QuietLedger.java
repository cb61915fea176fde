package io.batchdesk.it.nodes.ledger;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes its time before it writes and locks anything, and has a long step limit: a node that stands
 * still then is replaced long before the database ends its session, so nothing but the claim keeps
 * what it writes when it wakes from being committed.
 */
@JobType(
    value = QuietLedger.TYPE,
    parameters = Ledger.Order.class,
    stepLimitSeconds = 120,
    targetStepMillis = 1_000,
    maxBatchSize = QuietLedger.UNITS_PER_STEP)
public class QuietLedger extends Ledger {

  public static final String TYPE = "quiet-ledger";
  public static final int UNITS_PER_STEP = 400;
  private static final long QUIET = Duration.ofMillis(500).toNanos();

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize)
      throws SQLException, IOException {
    LockSupport.parkNanos(QUIET);
    return super.continueJob(job, batchSize);
  }
}
