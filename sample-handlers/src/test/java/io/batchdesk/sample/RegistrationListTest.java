package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.sample.RegistrationList.Parameters;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationListTest {

  private static final String HEADER =
      "\uFEFFid,given_name,family_name,company,email,country,registered_on,paid\r\n";

  private final Contacts contacts = TestDatabase.empty();
  private final Events events = new Events();

  @BeforeEach
  void addEvents() {
    events.database = contacts.database;
    events.database.batch(
        "INSERT INTO events (id, title, starts_on, price) VALUES (?, ?, DATE '2026-05-01', 20)",
        List.of(new Object[] {1, "Gala"}, new Object[] {2, "Fair"}));
  }

  @Test
  void writesOneLineForEachRegistrationOfTheEvent() throws Exception {
    register(1, "Gruber", 1, 20);
    register(2, "Weber, Ida", 2, 15);
    register(3, "=1+1", 1, 0);

    TestResult result = list(1, null, 50);

    assertThat(result.text())
        .isEqualTo(
            HEADER
                + "1,,Gruber,,,Austria,2026-02-03,20.00\r\n"
                + "3,,'=1+1,,,Austria,2026-02-03,0.00\r\n");
    assertThat(result.sentence()).isEqualTo("Wrote 2 registrations");
    assertThat(result.units()).isEqualTo(2);
  }

  @Test
  void hasAColumnForEachQuestionOfTheEvent() throws Exception {
    ask(1, 1, 2, "T-shirt size");
    ask(2, 1, 1, "+1");
    ask(3, 1, 3, "email");
    ask(4, 2, 1, "Meal");
    register(1, "Gruber", 1, 20);
    register(2, "Weber", 1, 20);
    register(3, "Huber", 1, 20);
    answer(1, 1, "XL");
    answer(1, 2, "-");
    answer(3, 3, "yes, please");

    TestResult result = list(1, null, 2);

    assertThat(result.text())
        .isEqualTo(
            HEADER.replace("\r\n", ",'+1,T-shirt size,email (2)\r\n")
                + "1,,Gruber,,,Austria,2026-02-03,20.00,'-,XL,\r\n"
                + "2,,Weber,,,Austria,2026-02-03,20.00,,,\r\n"
                + "3,,Huber,,,Austria,2026-02-03,20.00,,,\"yes, please\"\r\n");
  }

  @Test
  void aQuestionThatIsAskedLaterIsInNoRow() throws Exception {
    ask(1, 1, 1, "Meal");
    register(1, "Gruber", 1, 20);
    register(2, "Weber", 1, 20);
    answer(1, 1, "Vegan");
    RegistrationList asking =
        new RegistrationList() {
          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
            if (job.unitsProcessed() == 1) {
              ask(2, 1, 0, "T-shirt size");
              answer(2, 2, "XL");
            }
            return super.continueJob(job, batchSize);
          }
        };
    asking.events = events;

    TestResult result = job(1, null).batchSize(1).run(asking);

    assertThat(result.text())
        .isEqualTo(
            HEADER.replace("\r\n", ",Meal\r\n")
                + "1,,Gruber,,,Austria,2026-02-03,20.00,Vegan\r\n"
                + "2,,Weber,,,Austria,2026-02-03,20.00,\r\n");
  }

  @Test
  void writesTheHeaderAloneWhenNobodyHasRegistered() throws Exception {
    register(1, "Gruber", 1, 20);

    TestResult result = list(2, null, 50);

    assertThat(result.text()).isEqualTo(HEADER);
    assertThat(result.sentence()).isEqualTo("Nobody has registered yet");
  }

  @Test
  void refusesAnEventThatDoesNotExist() {
    assertThatThrownBy(() -> list(3, null, 50))
        .isInstanceOf(BatchJobException.class)
        .hasMessage("There is no event 3")
        .extracting(e -> ((BatchJobException) e).field())
        .isEqualTo("event");
  }

  @Test
  void writesNobodyWhoRegisteredAfterTheBeginning() throws Exception {
    register(1, "Gruber", 1, 20);
    register(2, "Huber", 1, 20);
    RegistrationList late =
        new RegistrationList() {
          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
            if (job.unitsProcessed() == 1) {
              register(3, "Late", 1, 20);
            }
            return super.continueJob(job, batchSize);
          }
        };
    late.events = events;

    TestResult result = job(1, null).batchSize(1).run(late);

    assertThat(result.sentence()).isEqualTo("Wrote 2 registrations");
    assertThat(result.text()).doesNotContain("Late");
  }

  @Test
  void slowsDownWithoutHoldingAThread() throws Exception {
    for (int id = 1; id <= 20; id++) {
      register(id, "Gruber", 1, 20);
    }

    TestResult slow = list(1, 10, 50);

    assertThat(slow.delay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(slow.log()).startsWith("Wrote registrations 1 to 5", "Wrote registrations 6 to 10");
    assertThat(slow.bytes()).isEqualTo(list(1, null, 50).bytes());
  }

  @Test
  void writesTheSameFileWhereverItCrashes() throws Exception {
    ask(1, 1, 1, "Meal");
    for (int id = 1; id <= 20; id++) {
      register(id, "Gruber \"" + id + "\"\n", id % 3 == 0 ? 2 : 1, 20);
      answer(id, 1, "Meal " + id);
    }

    TestResult result = CrashTest.of(job(1, 50), this::handler).run();

    assertThat(result.sentence()).isEqualTo("Wrote 14 registrations");
  }

  /** A contact with one registration; both have the same id. */
  private void register(long id, String familyName, int event, int paid) {
    TestDatabase.add(contacts, id, "AT", familyName, null);
    contacts.database.batch(
        "INSERT INTO registrations (id, contact_id, event_id, registered_on, paid) VALUES (?, ?, ?, ?, ?)",
        List.<Object[]>of(
            new Object[] {id, id, event, LocalDate.of(2026, 2, 3), BigDecimal.valueOf(paid)}));
  }

  private void ask(int id, int event, int position, String title) {
    contacts.database.batch(
        "INSERT INTO event_questions (id, event_id, position, title) VALUES (?, ?, ?, ?)",
        List.<Object[]>of(new Object[] {id, event, position, title}));
  }

  private void answer(long registration, int question, String answer) {
    contacts.database.batch(
        "INSERT INTO registration_answers (registration_id, question_id, answer) VALUES (?, ?, ?)",
        List.<Object[]>of(new Object[] {registration, question, answer}));
  }

  private RegistrationList handler() {
    RegistrationList handler = new RegistrationList();
    handler.events = events;
    return handler;
  }

  private static TestJob job(int event, Integer rowsPerSecond) {
    return TestJob.of("registration-list").parameters(new Parameters(event, rowsPerSecond));
  }

  private TestResult list(int event, Integer rowsPerSecond, int batchSize) throws Exception {
    return job(event, rowsPerSecond).batchSize(batchSize).run(handler());
  }
}
