package io.batchdesk.sample;

import io.batchdesk.rows.RowSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final String ANSWERS =
      """
      SELECT a.registration_id, a.question_id, a.answer
      FROM event_questions q JOIN registration_answers a ON a.question_id = q.id
      WHERE q.event_id = ? AND a.registration_id BETWEEN ? AND ?
      """;

  private static final String CONTENTS =
      """
      SELECT
        (SELECT COUNT(*) FROM registrations WHERE event_id = e.id) AS registrations,
        (SELECT COUNT(*) FROM event_questions WHERE event_id = e.id) AS questions,
        (SELECT COUNT(*) FROM event_questions q JOIN registration_answers a ON a.question_id = q.id
          WHERE q.event_id = e.id) AS answers
      FROM (SELECT CAST(? AS INTEGER) AS id) e
      """;

  @Inject Database database;

  /** All of them, the latest first. */
  List<EventRow> all() {
    return database.list(EventRow::of, EVENTS + " ORDER BY e.starts_on DESC, e.id");
  }

  Optional<EventRow> find(int id) {
    return database.list(EventRow::of, EVENTS + " WHERE e.id = ?", id).stream().findFirst();
  }

  /** The events as choices of a form, with their day, which a title does not tell. */
  Map<String, String> choices(Locale language) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
    Map<String, String> choices = new LinkedHashMap<>();
    for (EventRow event : all()) {
      choices.put("" + event.id(), event.title() + ", " + day.format(event.startsOn()));
    }
    return choices;
  }

  /** What goes with an event. */
  EventContents contents(int event) {
    return database.list(EventContents::of, CONTENTS, event).get(0);
  }

  /**
   * Deletes registrations of an event with their answers.
   *
   * @param limit so many at most
   * @return how many
   */
  int deleteRegistrations(int event, int limit) {
    List<Long> ids =
        database.list(
            row -> row.getLong(1),
            "SELECT id FROM registrations WHERE event_id = ? ORDER BY id LIMIT ?",
            event,
            limit);
    List<Object[]> rows = ids.stream().map(id -> new Object[] {id}).toList();
    database.batch("DELETE FROM registration_answers WHERE registration_id = ?", rows);
    database.batch("DELETE FROM registrations WHERE id = ?", rows);
    return ids.size();
  }

  /** Deletes an event that nobody is registered for any more. */
  void delete(int event) {
    List<Object[]> row = List.<Object[]>of(new Object[] {event});
    database.batch("DELETE FROM event_questions WHERE event_id = ?", row);
    database.batch("DELETE FROM events WHERE id = ?", row);
  }

  /** What an event asks those who register, by the id of the question. */
  Map<String, String> questions(int event) {
    Map<String, String> questions = new LinkedHashMap<>();
    database.list(
        row -> questions.put(row.getString("id"), row.getString("title")),
        "SELECT id, title FROM event_questions WHERE event_id = ? ORDER BY position",
        event);
    return questions;
  }

  /** The registrations of an event as an export writes them, along their ids. */
  RowSource<RegistrationLine> registrations(int event) {
    return RowSource.of(
        () ->
            database.number(
                "SELECT COALESCE(MAX(id), 0) FROM registrations WHERE event_id = ?", event),
        upTo ->
            database.number(
                "SELECT COUNT(*) FROM registrations WHERE event_id = ? AND id <= ?", event, upTo),
        (after, limit) ->
            withAnswers(event, database.list(RegistrationLine::of, NEXT, event, after, limit)),
        RegistrationLine::id);
  }

  private List<RegistrationLine> withAnswers(int event, List<RegistrationLine> lines) {
    if (lines.isEmpty()) {
      return lines;
    }
    Map<Long, Map<String, String>> answers = new HashMap<>();
    database.list(
        row ->
            answers
                .computeIfAbsent(row.getLong("registration_id"), id -> new HashMap<>())
                .put(row.getString("question_id"), row.getString("answer")),
        ANSWERS,
        event,
        lines.get(0).id(),
        lines.get(lines.size() - 1).id());
    return lines.stream().map(line -> line.with(answers.get(line.id()))).toList();
  }

  List<RegistrationLine> newestRegistrations(int event, int limit) {
    return database.list(RegistrationLine::of, NEWEST, event, limit);
  }
}
