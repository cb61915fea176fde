package io.batchdesk.sample;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A registration for an event with the contact it is for. The texts may be null. */
public record RegistrationLine(
    long id,
    String givenName,
    String familyName,
    String company,
    String email,
    String country,
    LocalDate registeredOn,
    BigDecimal paid) {

  static RegistrationLine of(ResultSet row) throws SQLException {
    return new RegistrationLine(
        row.getLong("id"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("company"),
        row.getString("email"),
        row.getString("country"),
        row.getObject("registered_on", LocalDate.class),
        row.getBigDecimal("paid"));
  }

  /** The contact's name as pages show it. */
  public String name() {
    return ContactRow.name(givenName, familyName);
  }
}
