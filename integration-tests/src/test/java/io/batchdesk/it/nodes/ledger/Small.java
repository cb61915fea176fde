package io.batchdesk.it.nodes.ledger;

import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The smallest job: one step that writes one row. */
@JobType(Small.TYPE)
public class Small implements JobHandler {

  public static final String TYPE = "small";

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource database;

  @Override
  public JobStepResponse createJob(JobParameters job) {
    job.setJobSize(1);
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into small_entry values (?, ?)")) {
      insert.setString(1, job.jobId());
      insert.setString(2, System.getenv("BATCHDESK_NODE"));
      insert.execute();
    }
    return JobStepResponse.done(1, "Wrote a row");
  }
}
