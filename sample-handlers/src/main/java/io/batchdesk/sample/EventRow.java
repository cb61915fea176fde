package io.batchdesk.sample;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** An event as pages show it, with the number of its registrations. */
public record EventRow(
    int id, String title, LocalDate startsOn, BigDecimal price, long registrations) {

  static EventRow of(ResultSet row) throws SQLException {
    return new EventRow(
        row.getInt("id"),
        row.getString("title"),
        row.getObject("starts_on", LocalDate.class),
        row.getBigDecimal("price"),
        row.getLong("registrations"));
  }
}
