package io.batchdesk.sample;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How much goes with an event when it is deleted. */
record EventContents(long registrations, long questions, long answers) {

  static EventContents of(ResultSet row) throws SQLException {
    return new EventContents(
        row.getLong("registrations"), row.getLong("questions"), row.getLong("answers"));
  }
}
