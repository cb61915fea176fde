package io.batchdesk.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact as the page's table shows it. The texts may be null. */
public record ContactRow(
    long id,
    String name,
    String company,
    String email,
    String phone,
    String city,
    String country,
    LocalDate changedOn,
    int registrations) {

  static ContactRow of(ResultSet row) throws SQLException {
    return new ContactRow(
        row.getLong("id"),
        name(row.getString("given_name"), row.getString("family_name")),
        row.getString("company"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("city"),
        row.getString("country"),
        row.getObject("changed_on", LocalDate.class),
        row.getInt("registrations"));
  }

  static String name(String givenName, String familyName) {
    return Stream.of(givenName, familyName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
