package io.batchdesk.it.nodes.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** The smallest job: it writes one row. */
public record PeerJob(String id) implements JobRequest {

  @Override
  public Class<Work> getJobRequestHandler() {
    return Work.class;
  }

  /** Does the job. */
  public static class Work implements JobRequestHandler<PeerJob> {

    @Override
    public void run(PeerJob job) throws SQLException {
      try (Connection connection = PeerNode.database().getConnection();
          PreparedStatement insert =
              connection.prepareStatement("insert into peer_entry values (?, ?)")) {
        insert.setString(1, job.id());
        insert.setString(2, PeerNode.name());
        insert.execute();
      }
    }
  }
}
