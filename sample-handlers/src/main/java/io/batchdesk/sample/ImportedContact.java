package io.batchdesk.sample;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a row of a file says about a contact; all of it may be missing.
 *
 * @param stateCode the code that the contact has now; two states of a country may have one name
 * @param countryCode the code that the contact has now
 */
record ImportedContact(
    Long id,
    @Size(max = 100) String givenName,
    @Size(max = 100) String familyName,
    @Size(max = 250) String company,
    @Size(max = 200) @Email String email,
    @Size(max = 60) String phone,
    @Size(max = 200) String street,
    @Size(max = 20) String postalCode,
    @Size(max = 100) String city,
    String state,
    String country,
    @Size(max = 5_000) String notes,
    String stateCode,
    String countryCode) {

  static ImportedContact of(ResultSet row) throws SQLException {
    return new ImportedContact(
        row.getLong("id"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("company"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("street"),
        row.getString("postal_code"),
        row.getString("city"),
        row.getString("state"),
        row.getString("country"),
        row.getString("notes"),
        row.getString("state_code"),
        row.getString("country_code"));
  }

  /** What people call it. */
  String name() {
    return ContactRow.name(givenName, familyName);
  }
}
