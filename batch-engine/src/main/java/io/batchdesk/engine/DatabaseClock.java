package io.batchdesk.engine;

import com.github.kagkarlsson.scheduler.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The time of the database, so that a node whose clock is wrong disturbs nobody. It is what {@link
 * #follow()} read last and what has passed since then; so a node's clock may even be set while it
 * works.
 */
@ApplicationScoped
class DatabaseClock implements Clock {

  private volatile Reading last = new Reading(InstantSource.system().instant(), System.nanoTime());

  @Inject ServerResources server;

  /** What a clock said, and when that was by a counter that nobody sets. */
  private record Reading(Instant time, long nanos) {

    Instant now() {
      return time.plusNanos(System.nanoTime() - nanos);
    }
  }

  @Override
  public Instant now() {
    return last.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Reads the database's time again. */
  void follow() throws SQLException {
    try (Connection connection = server.queue().getConnection();
        Statement statement = connection.createStatement()) {
      long before = System.nanoTime();
      try (ResultSet result = statement.executeQuery("select current_timestamp")) {
        result.next();
        Instant time = result.getObject(1, OffsetDateTime.class).toInstant();
        last = new Reading(time, before + (System.nanoTime() - before) / 2);
      }
    }
  }
}
