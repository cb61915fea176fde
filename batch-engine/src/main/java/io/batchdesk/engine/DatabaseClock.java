package io.batchdesk.engine;

import com.github.kagkarlsson.scheduler.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The time of the database, so that a node whose clock is wrong disturbs nobody. It is the node's
 * own clock moved by a difference that {@link #follow()} measures now and then.
 */
@ApplicationScoped
class DatabaseClock implements Clock {

  private final InstantSource local = InstantSource.system();
  private volatile Duration difference = Duration.ZERO;

  @Inject ServerResources server;

  @Override
  public Instant now() {
    return local.instant().plus(difference).truncatedTo(ChronoUnit.MICROS);
  }

  /** Measures the difference again. */
  void follow() throws SQLException {
    try (Connection connection = server.queue().getConnection();
        Statement statement = connection.createStatement()) {
      Instant before = local.instant();
      try (ResultSet result = statement.executeQuery("select current_timestamp")) {
        result.next();
        Instant theirs = result.getObject(1, OffsetDateTime.class).toInstant();
        Instant ours = before.plus(Duration.between(before, local.instant()).dividedBy(2));
        difference = Duration.between(ours, theirs);
      }
    }
  }
}
