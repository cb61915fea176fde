package io.batchdesk.sample;

import static io.batchdesk.sample.Database.IDS;
import static io.batchdesk.sample.Database.arguments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contacts as an import reads and stores them. */
@ApplicationScoped
class ContactStore {

  private static final String INSERT =
      """
      INSERT INTO contacts (given_name, family_name, company, email, phone, street, postal_code,
        city, state_code, country_code, notes, changed_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_DATE)
      """;

  private static final String UPDATE =
      """
      UPDATE contacts SET given_name = ?, family_name = ?, company = ?, email = ?, phone = ?,
        street = ?, postal_code = ?, city = ?, state_code = ?, country_code = ?, notes = ?,
        changed_on = CURRENT_DATE, change_count = change_count + 1
      WHERE id = ?
      """;

  @Inject Database database;

  /** The codes of all countries and states by their names. */
  Places places() {
    Places places = new Places();
    database.list(
        row -> places.country(row.getString("code"), row.getString("name")),
        "SELECT code, name FROM countries");
    database.list(
        row ->
            places.state(
                row.getString("code"), row.getString("country_code"), row.getString("name")),
        "SELECT code, country_code, name FROM states ORDER BY code");
    return places;
  }

  /** The contacts with these ids, as an import has them. */
  Map<Long, ImportedContact> byId(Set<Long> ids) {
    Map<Long, ImportedContact> contacts = new HashMap<>();
    database.list(
        row -> contacts.put(row.getLong("id"), ImportedContact.of(row)),
        """
        SELECT c.*, s.name AS state, n.name AS country FROM %s
        JOIN contacts c ON c.id = k.id
        LEFT JOIN states s ON s.code = c.state_code
        LEFT JOIN countries n ON n.code = c.country_code
        """
            .formatted(IDS),
        (Object) ids.toArray(Long[]::new));
    return contacts;
  }

  /** Stores contacts of an import: those with an id change, the others are new. */
  void store(List<ImportedContact> contacts) {
    Places places = places();
    List<Object[]> created = new ArrayList<>();
    List<Object[]> changed = new ArrayList<>();
    for (ImportedContact contact : contacts) {
      List<Object> values = Arrays.asList(values(contact, places));
      if (contact.id() == null) {
        created.add(values.toArray());
      } else {
        changed.add(arguments(values, contact.id()));
      }
    }
    database.batch(INSERT, created);
    database.batch(UPDATE, changed);
  }

  private static Object[] values(ImportedContact contact, Places places) {
    return new Object[] {
      contact.givenName(),
      contact.familyName(),
      contact.company(),
      contact.email(),
      contact.phone(),
      contact.street(),
      contact.postalCode(),
      contact.city(),
      places.stateCode(contact),
      places.countryCode(contact),
      contact.notes()
    };
  }
}
