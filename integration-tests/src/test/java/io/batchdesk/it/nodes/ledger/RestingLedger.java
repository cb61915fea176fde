package io.batchdesk.it.nodes.ledger;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Rests between its steps, so that each has a claim and a queue entry of its own. */
@JobType(
    value = RestingLedger.TYPE,
    parameters = Ledger.Order.class,
    stepLimitSeconds = Ledger.STEP_LIMIT_SECONDS,
    targetStepMillis = 150,
    maxBatchSize = 100)
public class RestingLedger extends Ledger {

  public static final String TYPE = "resting-ledger";
  private static final Duration REST = Duration.ofMillis(50);

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize)
      throws SQLException, IOException {
    JobStepResponse response = super.continueJob(job, batchSize);
    return response.next() == JobStepResponse.Next.MORE
        ? JobStepResponse.again(REST, response.units())
        : response;
  }
}
