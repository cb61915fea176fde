package io.batchdesk.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events in the database, with who has registered for them. */
@ApplicationScoped
class Events {

  private static final String EVENTS =
      """
      SELECT e.*, (SELECT COUNT(*) FROM registrations r WHERE r.event_id = e.id) AS registrations
      FROM events e
      """;

  /** As with contacts, the limit applies to the registrations before anything is joined to them. */
  private static final String LINES =
      """
      SELECT r.id, r.registered_on, r.paid, c.given_name, c.family_name, c.company, c.email,
        k.name AS country
      FROM (SELECT * FROM registrations WHERE event_id = ? AND %s LIMIT ?) r
      JOIN contacts c ON c.id = r.contact_id
      LEFT JOIN countries k ON k.code = c.country_code
      ORDER BY r.%s
      """;

  private static final String NEXT = LINES.formatted("id > ? ORDER BY id", "id");
  private static final String NEWEST = LINES.formatted("1 = 1 ORDER BY id DESC", "id DESC");

  @Inject Database database;

  /** All of them, the latest first. */
  List<EventRow> all() {
    return database.list(EventRow::of, EVENTS + " ORDER BY e.starts_on DESC, e.id");
  }

  Optional<EventRow> find(int id) {
    return database.list(EventRow::of, EVENTS + " WHERE e.id = ?", id).stream().findFirst();
  }

  /** The last registration of an event; 0 if it has none. */
  long lastRegistration(int event) {
    return database.number(
        "SELECT COALESCE(MAX(id), 0) FROM registrations WHERE event_id = ?", event);
  }

  long countRegistrations(int event, long upToId) {
    return database.number(
        "SELECT COUNT(*) FROM registrations WHERE event_id = ? AND id <= ?", event, upToId);
  }

  /** The next registrations of an event after an id, up to another, in the order of their ids. */
  List<RegistrationLine> registrations(int event, long afterId, long upToId, int limit) {
    List<RegistrationLine> lines =
        new ArrayList<>(database.list(RegistrationLine::of, NEXT, event, afterId, limit));
    lines.removeIf(line -> line.id() > upToId);
    return lines;
  }

  List<RegistrationLine> newestRegistrations(int event, int limit) {
    return database.list(RegistrationLine::of, NEWEST, event, limit);
  }
}
