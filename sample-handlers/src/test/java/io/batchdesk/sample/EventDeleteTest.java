package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.sample.EventDelete.Parameters;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDeleteTest {

  private final Contacts contacts = TestDatabase.empty();
  private final Events events = new Events();

  /** The gala has twelve registrations with an answer each, the fair two. */
  @BeforeEach
  void fill() {
    events.database = contacts.database;
    for (String table :
        List.of("registration_answers", "event_questions", "registrations", "contacts", "events")) {
      run("DELETE FROM " + table);
    }
    run(
        "INSERT INTO events (id, title, starts_on, price) VALUES (1, 'Gala', DATE '2026-05-01', 20)");
    run(
        "INSERT INTO events (id, title, starts_on, price) VALUES (2, 'Fair', DATE '2026-06-01', 20)");
    run("INSERT INTO event_questions (id, event_id, position, title) VALUES (1, 1, 1, 'Meal')");
    run("INSERT INTO event_questions (id, event_id, position, title) VALUES (2, 2, 1, 'Meal')");
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    for (int id = 1; id <= 14; id++) {
      register(id, id % 7 == 0 ? 2 : 1);
    }
  }

  @Test
  void tellsWhatGoesWithTheEventAndDeletesItLast() throws Exception {
    TestResult result = job(1).batchSize(5).run(handler());

    assertThat(result.preview())
        .isEqualTo(
            "The event \"Gala\" will be deleted, with 12 registrations and 12 answers."
                + " This cannot be undone.");
    assertThat(result.sentence())
        .isEqualTo("Deleted the event \"Gala\", with 12 registrations and 12 answers");
    assertThat(result.log())
        .containsExactly("Deleted registrations 1 to 5", "Deleted registrations 6 to 10");
    assertThat(result.units()).isEqualTo(13);
    assertThat(left()).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void deletesAnEventThatNobodyIsRegisteredFor() throws Exception {
    run("DELETE FROM registrations WHERE event_id = 2");

    TestResult result = job(2).in(Locale.GERMAN, ZoneOffset.UTC).run(handler());

    assertThat(result.preview())
        .startsWith(
            "Die Veranstaltung „Fair“ wird gelöscht, mit keiner Anmeldung und keiner Antwort.");
    assertThat(result.units()).isEqualTo(1);
    assertThat(left()).containsExactly(1L, 12L, 1L, 12L);
  }

  @Test
  void hasNothingToDoWhenTheEventIsNotThere() throws Exception {
    TestResult result = job(3).run(handler());

    assertThat(result.sentence()).isEqualTo("There is no event 3");
    assertThat(left()).containsExactly(2L, 14L, 2L, 14L);
  }

  @Test
  void asksAgainWhenSomebodyHasRegisteredMeanwhile() throws Exception {
    TestResult result = job(1).answering("Delete").run(registeringBefore(1));

    assertThat(result.sentence())
        .isEqualTo("Deleted the event \"Gala\", with 13 registrations and 13 answers");
    assertThat(result.units()).isEqualTo(14);
    assertThat(left()).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void asksOnceMoreWhenThatChangesToo() throws Exception {
    TestResult result = job(1).answering("Delete", "Delete").run(registeringBefore(2));

    assertThat(result.sentence())
        .isEqualTo("Deleted the event \"Gala\", with 14 registrations and 14 answers");
  }

  @Test
  void keepsTheEventWhenThePersonHasSecondThoughts() throws Exception {
    TestResult result = job(1).answering("Keep the event").run(registeringBefore(1));

    assertThat(result.sentence()).isEqualTo("The event \"Gala\" was kept; nothing was deleted");
    assertThat(left()).containsExactly(2L, 15L, 2L, 15L);
  }

  @Test
  void deletesTheSameWhereverItCrashes() throws Exception {
    CrashTest.of(job(1), this::handler)
        .before(this::fill)
        .rows(TestDatabase.source(contacts), "SELECT id FROM events")
        .rows(TestDatabase.source(contacts), "SELECT id, event_id FROM registrations")
        .rows(TestDatabase.source(contacts), "SELECT id, event_id FROM event_questions")
        .rows(TestDatabase.source(contacts), "SELECT * FROM registration_answers")
        .run();
  }

  @Test
  void offersTheEventsWithTheirDays() {
    assertThat(handler().choices("event", Locale.GERMAN))
        .containsExactly(entry("2", "Fair, 1. Juni 2026"), entry("1", "Gala, 1. Mai 2026"));
  }

  /** As if people registered between confirming and the first steps of deleting. */
  private EventDelete registeringBefore(int steps) {
    EventDelete handler =
        new EventDelete() {
          private int left = steps;

          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) {
            if (left-- > 0) {
              register(100 + left, 1);
            }
            return super.continueJob(job, batchSize);
          }
        };
    handler.events = events;
    return handler;
  }

  private void register(long id, int event) {
    run(
        "INSERT INTO registrations (id, contact_id, event_id, registered_on, paid)"
            + " VALUES (?, 1, ?, DATE '2026-02-03', 20)",
        id,
        event);
    run(
        "INSERT INTO registration_answers (registration_id, question_id, answer)"
            + " VALUES (?, ?, 'Vegan')",
        id,
        event);
  }

  /** How many events, registrations, questions and answers there are. */
  private List<Long> left() {
    return List.of("events", "registrations", "event_questions", "registration_answers").stream()
        .map(table -> events.database.number("SELECT COUNT(*) FROM " + table))
        .toList();
  }

  private void run(String sql, Object... values) {
    events.database.batch(sql, List.<Object[]>of(values));
  }

  private TestJob job(int event) {
    return TestJob.of("event-delete")
        .parameters(new Parameters(event))
        .transaction(TestDatabase.source(contacts));
  }

  private EventDelete handler() {
    EventDelete handler = new EventDelete();
    handler.events = events;
    return handler;
  }
}
