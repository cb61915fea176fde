package db.application;

import io.batchdesk.sample.data.Contact;
import io.batchdesk.sample.data.Countries;
import io.batchdesk.sample.data.Event;
import io.batchdesk.sample.data.InventedContacts;
import io.batchdesk.sample.data.Registration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Fills the back office with countries, events and invented contacts. */
public class V2__Invented_data extends BaseJavaMigration {

  private static final int BATCH = 2_000;

  @FunctionalInterface
  private interface Values<T> {
    Object[] of(T row);
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection database = context.getConnection();
    insert(
        database,
        "INSERT INTO countries (code, name) VALUES (?, ?)",
        Countries.countries(),
        country -> new Object[] {country.code(), country.name()});
    insert(
        database,
        "INSERT INTO states (code, country_code, name) VALUES (?, ?, ?)",
        Countries.states(),
        state -> new Object[] {state.code(), state.countryCode(), state.name()});
    insert(
        database,
        "INSERT INTO events (id, title, starts_on, price) VALUES (?, ?, ?, ?)",
        Event.all(),
        event -> new Object[] {event.id(), event.title(), event.startsOn(), event.price()});
    int contacts = contacts(context);
    insertContacts(database, contacts);
    continueIds(database, contacts + 1);
  }

  /** Flyway's placeholder {@code contacts} says how many to make: tests take fewer. */
  private static int contacts(Context context) {
    String contacts = context.getConfiguration().getPlaceholders().get("contacts");
    return contacts == null ? InventedContacts.COUNT : Integer.parseInt(contacts);
  }

  private static <T> void insert(Connection database, String sql, List<T> rows, Values<T> values)
      throws SQLException {
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      for (T row : rows) {
        add(insert, values.of(row));
      }
      insert.executeBatch();
    }
  }

  private static void insertContacts(Connection database, int count) throws SQLException {
    InventedContacts contacts = new InventedContacts();
    try (PreparedStatement contact =
            database.prepareStatement(
                """
                INSERT INTO contacts (id, given_name, family_name, company, email, phone, street,
                  postal_code, city, state_code, country_code, notes, changed_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedStatement registration =
            database.prepareStatement(
                """
                INSERT INTO registrations (contact_id, event_id, registered_on, paid)
                VALUES (?, ?, ?, ?)
                """)) {
      for (int i = 1; i <= count; i++) {
        add(contact, values(contacts.next()));
        for (Registration row : contacts.registrations()) {
          add(registration, values(row));
        }
        if (i % BATCH == 0) {
          contact.executeBatch();
          registration.executeBatch();
        }
      }
      contact.executeBatch();
      registration.executeBatch();
    }
  }

  private static Object[] values(Contact row) {
    return new Object[] {
      row.id(),
      row.givenName(),
      row.familyName(),
      row.company(),
      row.email(),
      row.phone(),
      row.street(),
      row.postalCode(),
      row.city(),
      row.stateCode(),
      row.countryCode(),
      row.notes(),
      row.changedOn()
    };
  }

  private static Object[] values(Registration row) {
    return new Object[] {row.contactId(), row.eventId(), row.registeredOn(), row.paid()};
  }

  private static void add(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
  }

  private static void continueIds(Connection database, long next) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("ALTER TABLE contacts ALTER COLUMN id RESTART WITH " + next);
    }
  }
}
