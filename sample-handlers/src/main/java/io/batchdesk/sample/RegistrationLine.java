package io.batchdesk.sample;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

/**
 * A registration for an event with the contact it is for. The texts may be null.
 *
 * @param answers to the questions of the event, by the id of the question
 */
public record RegistrationLine(
    long id,
    String givenName,
    String familyName,
    String company,
    String email,
    String country,
    LocalDate registeredOn,
    BigDecimal paid,
    Map<String, String> answers) {

  static RegistrationLine of(ResultSet row) throws SQLException {
    return new RegistrationLine(
        row.getLong("id"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("company"),
        row.getString("email"),
        row.getString("country"),
        row.getObject("registered_on", LocalDate.class),
        row.getBigDecimal("paid"),
        Map.of());
  }

  /** The same with these answers; null for none. */
  RegistrationLine with(Map<String, String> given) {
    return new RegistrationLine(
        id,
        givenName,
        familyName,
        company,
        email,
        country,
        registeredOn,
        paid,
        given == null ? Map.of() : given);
  }

  String answer(String question) {
    return answers.get(question);
  }

  /** The contact's name as pages show it. */
  public String name() {
    return ContactRow.name(givenName, familyName);
  }
}
