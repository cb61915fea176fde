package io.batchdesk.it.engine.audience;

import io.batchdesk.BatchJobEvent;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes down what it hears, in the transaction of the delivery. */
@ApplicationScoped
public class Audience {

  /** Tells the deployments of this class apart. */
  private final String seat = UUID.randomUUID().toString();

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource database;

  void hear(@Observes BatchJobEvent event) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into it_heard (job_id, number, status, seat) values (?, ?, ?, ?)")) {
      insert.setString(1, event.jobId());
      insert.setLong(2, event.number());
      insert.setString(3, event.status());
      insert.setString(4, seat);
      insert.executeUpdate();
    }
  }
}
