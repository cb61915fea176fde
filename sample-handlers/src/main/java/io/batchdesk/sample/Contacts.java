package io.batchdesk.sample;

import static io.batchdesk.sample.Database.arguments;

import io.batchdesk.rows.RowSource;
import io.batchdesk.sample.ContactsPage.Country;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contacts in the database. */
@ApplicationScoped
class Contacts {

  /** What the page's table can be sorted by. */
  private static final Map<String, String> ORDERS =
      Map.of(
          "id", "id %1$s",
          "name", "family_name %1$s, given_name %1$s, id %1$s",
          "country", "country_code %1$s, id %1$s");

  /**
   * The limit applies to the contacts before anything is joined to them: so the database reads a
   * page along the primary key, however large the table is.
   */
  private static final String LINES =
      """
      SELECT c.*, s.name AS state, k.name AS country,
        r.id AS registration_id, r.paid, e.title, e.starts_on
      FROM (SELECT * FROM contacts WHERE id > ? AND %s ORDER BY id LIMIT ?) c
      LEFT JOIN states s ON s.code = c.state_code
      LEFT JOIN countries k ON k.code = c.country_code
      LEFT JOIN registrations r ON r.contact_id = c.id
      LEFT JOIN events e ON e.id = r.event_id
      ORDER BY c.id, e.starts_on, e.id
      """;

  @Inject Database database;

  /** The countries that contacts live in, sorted by name. */
  List<Country> countries() {
    return database.list(
        row -> new Country(row.getString("code"), row.getString("name")),
        """
        SELECT k.code, k.name FROM countries k
        WHERE EXISTS (SELECT 1 FROM contacts c WHERE c.country_code = k.code)
        ORDER BY k.name
        """);
  }

  /** The same as choices of a form, as the language calls and sorts them. */
  Map<String, String> countryChoices(Locale language) {
    Map<String, String> codes = new TreeMap<>(Collator.getInstance(language));
    countries()
        .forEach(
            country ->
                codes.put(
                    new Locale("", country.code()).getDisplayCountry(language), country.code()));
    Map<String, String> choices = new LinkedHashMap<>();
    codes.forEach((name, code) -> choices.put(code, name));
    return choices;
  }

  Optional<String> countryName(String code) {
    return database
        .list(row -> row.getString(1), "SELECT name FROM countries WHERE code = ?", code)
        .stream()
        .findFirst();
  }

  long lastId() {
    return database.number("SELECT COALESCE(MAX(id), 0) FROM contacts");
  }

  long count(ContactFilter filter) {
    return count(Sql.matching(filter));
  }

  long count(ContactFilter filter, long upToId) {
    return count(Sql.matching(filter).and("id <= ?", upToId));
  }

  private long count(Sql sql) {
    return database.number(
        "SELECT COUNT(*) FROM contacts WHERE " + sql.text(), arguments(sql.arguments()));
  }

  /** One page of the table. */
  List<ContactRow> rows(ContactFilter filter, String order, boolean ascending, int from, int size) {
    Sql sql = Sql.matching(filter);
    String by = ORDERS.getOrDefault(order, ORDERS.get("id")).formatted(ascending ? "ASC" : "DESC");
    return database.list(
        ContactRow::of,
        """
        SELECT c.*, (SELECT k.name FROM countries k WHERE k.code = c.country_code) AS country,
          (SELECT COUNT(*) FROM registrations r WHERE r.contact_id = c.id) AS registrations
        FROM (SELECT * FROM contacts WHERE %s ORDER BY %s LIMIT ? OFFSET ?) c
        ORDER BY %2$s
        """
            .formatted(sql.text(), by),
        arguments(sql.arguments(), size, from));
  }

  /** The contacts as an export writes them, along their ids. */
  RowSource<ContactLine> lines(ContactFilter filter) {
    return RowSource.of(
        this::lastId,
        upTo -> count(filter, upTo),
        (after, limit) -> lines(filter, after, limit),
        ContactLine::id);
  }

  /** The next contacts after an id, in the order of their ids. */
  private List<ContactLine> lines(ContactFilter filter, long afterId, int limit) {
    Sql sql = Sql.matching(filter);
    List<Object> values = new ArrayList<>(List.of(afterId));
    values.addAll(sql.arguments());
    List<ContactLine> lines = new ArrayList<>();
    database.list(row -> add(lines, row), LINES.formatted(sql.text()), arguments(values, limit));
    return lines;
  }

  /** A contact comes in as many rows as it has registrations. */
  private static boolean add(List<ContactLine> lines, ResultSet row) throws SQLException {
    int last = lines.size() - 1;
    if (last < 0 || lines.get(last).id() != row.getLong("id")) {
      lines.add(line(row));
      last++;
    }
    if (row.getObject("registration_id") != null) {
      ContactLine more =
          lines
              .get(last)
              .with(
                  row.getString("title"),
                  row.getObject("starts_on", LocalDate.class),
                  row.getBigDecimal("paid"));
      lines.set(last, more);
    }
    return true;
  }

  private static ContactLine line(ResultSet row) throws SQLException {
    return new ContactLine(
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
        row.getObject("changed_on", LocalDate.class),
        0,
        null,
        null,
        new BigDecimal("0.00"));
  }

  /** The phone numbers of the next contacts after an id, up to another. */
  List<ContactPhone> phones(String country, long afterId, long upToId, int limit) {
    Sql sql = Sql.matching(ContactFilter.ofCountry(country));
    List<Object> values = new ArrayList<>(List.of(afterId));
    values.addAll(sql.arguments());
    List<ContactPhone> phones =
        new ArrayList<>(
            database.list(
                ContactPhone::of,
                "SELECT id, given_name, family_name, phone, country_code FROM contacts WHERE id > ?"
                    + " AND %s ORDER BY id LIMIT ?".formatted(sql.text()),
                arguments(values, limit)));
    phones.removeIf(phone -> phone.contactId() > upToId);
    return phones;
  }

  /**
   * Stores the numbers and counts one change of each contact. The day of the change stays: how a
   * number is written is no news about the contact.
   */
  void update(List<ContactPhone> phones) {
    database.batch(
        "UPDATE contacts SET phone = ?, change_count = change_count + 1 WHERE id = ?",
        phones.stream().map(phone -> new Object[] {phone.number(), phone.contactId()}).toList());
  }
}
