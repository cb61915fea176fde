package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.BatchJobException;
import io.batchdesk.sample.ContactPhoneFormat.OnInvalid;
import io.batchdesk.sample.ContactPhoneFormat.Options;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactPhoneFormatTest {

  private final Contacts contacts = TestDatabase.empty();

  @BeforeEach
  void fill() {
    contacts.database.batch("DELETE FROM contacts", List.<Object[]>of(new Object[0]));
    TestDatabase.add(contacts, 1, "AT", "Gruber", "01/588 58 100");
    TestDatabase.add(contacts, 2, "DE", "Weber", "+49 (0)30 23125 123");
    TestDatabase.add(contacts, 3, "DE", "Beck", null);
    TestDatabase.add(contacts, 4, "DE", "Klein", "");
    TestDatabase.add(contacts, 4_711, "AT", "Zoë Müller", "n/a");
    TestDatabase.add(contacts, 4_712, null, "Nowhere", "+43158858200");
    TestDatabase.add(contacts, 4_713, null, "Nowhere", "01 58858 200");
  }

  @Test
  void writesNumbersAsE164AndCountsEachContactOnce() throws Exception {
    TestResult result = run(new Options(null, null), 2);

    assertThat(phones())
        .containsExactly(
            "+43158858100", "+493023125123", null, "", "n/a", "+43158858200", "01 58858 200");
    assertThat(contacts.database.number("SELECT COUNT(*) FROM contacts WHERE change_count = 1"))
        .isEqualTo(7);
    assertThat(result.sentence()).isEqualTo("Normalised 2 phone numbers, left 5 as they were");
    assertThat(result.units()).isEqualTo(7);
    assertThat(result.log()).startsWith("Looked at contacts 1 to 2", "Looked at contacts 3 to 4");
  }

  @Test
  void takesTheContactsOfOneCountryOnly() throws Exception {
    assertThat(run(new Options(OnInvalid.SKIP, "DE"), 50).sentence())
        .isEqualTo("Normalised 1 phone number, left 2 as they were");
    assertThat(contacts.database.number("SELECT SUM(change_count) FROM contacts")).isEqualTo(3);
  }

  @Test
  void endsPolitelyWithoutContacts() throws Exception {
    TestResult result = run(new Options(null, "FR"), 50);

    assertThat(result.sentence()).isEqualTo("There are no contacts to look at");
  }

  @Test
  void stopsAtANumberThatCannotBeReadAndNamesTheContact() {
    assertThatThrownBy(() -> run(new Options(OnInvalid.STOP, null), 50))
        .isInstanceOf(BatchJobException.class)
        .hasMessage(
            "Contact 4,711 (Zoë Müller): the phone number \"n/a\" cannot be read as a number of"
                + " Austria. Correct it, or start again with invalid numbers skipped.");
  }

  @Test
  void countsEachContactOnceWhereverItCrashes() throws Exception {
    CrashTest.of(job(new Options(null, null)), this::handler)
        .before(this::fill)
        .rows(TestDatabase.source(contacts), "SELECT id, phone, change_count FROM contacts")
        .run();
  }

  private TestResult run(Options options, int batchSize) throws Exception {
    return job(options).batchSize(batchSize).run(handler());
  }

  private TestJob job(Options options) {
    return TestJob.of("contact-phone-format")
        .parameters(options)
        .transaction(TestDatabase.source(contacts));
  }

  private ContactPhoneFormat handler() {
    ContactPhoneFormat handler = new ContactPhoneFormat();
    handler.contacts = contacts;
    return handler;
  }

  private List<String> phones() {
    return contacts.database.list(
        row -> row.getString(1), "SELECT phone FROM contacts ORDER BY id");
  }
}
