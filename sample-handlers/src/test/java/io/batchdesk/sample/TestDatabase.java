package io.batchdesk.sample;

import io.batchdesk.test.TestDataSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The sample's schema on H2 in memory, without people unless asked for. */
final class TestDatabase {

  /** How many of the invented contacts there are; the awkward ones are among them. */
  static final int INVENTED = 8_000;

  private static Contacts invented;

  private TestDatabase() {}

  /** With the tables and the countries Austria and Germany only. */
  static Contacts empty() {
    Contacts contacts = migratedTo("1");
    run(contacts, "V5__questions_of_events");
    run(contacts, "V7__products");
    contacts.database.batch(
        "INSERT INTO countries (code, name) VALUES (?, ?)",
        List.of(new Object[] {"AT", "Austria"}, new Object[] {"DE", "Germany"}));
    return contacts;
  }

  private static void run(Contacts contacts, String script) {
    contacts.database.batch(
        "RUNSCRIPT FROM 'classpath:db/application/%s.sql'".formatted(script),
        List.<Object[]>of(new Object[0]));
  }

  /** As at the first start, but with fewer contacts; made once, so only for reading. */
  static synchronized Contacts invented() {
    if (invented == null) {
      invented = migratedTo("latest");
    }
    return invented;
  }

  /** Adds a contact of which only some things matter. */
  static void add(Contacts contacts, long id, String country, String familyName, String phone) {
    contacts.database.batch(
        """
        INSERT INTO contacts (id, family_name, phone, country_code, changed_on)
        VALUES (?, ?, ?, ?, DATE '2026-01-01')
        """,
        List.<Object[]>of(new Object[] {id, familyName, phone, country}));
  }

  /** The database as it takes part in the steps of a test. */
  static TestDataSource source(Contacts contacts) {
    return (TestDataSource) contacts.database.source;
  }

  private static Contacts migratedTo(String version) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/application")
        .placeholders(Map.of("contacts", String.valueOf(INVENTED)))
        .target(version)
        .load()
        .migrate();
    Contacts contacts = new Contacts();
    contacts.database = new Database();
    contacts.database.source = TestDataSource.of(source);
    return contacts;
  }
}
