package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.batchdesk.sample.data.AwkwardValue;
import io.batchdesk.sample.data.Countries;
import io.batchdesk.sample.data.InventedContacts;
import io.batchdesk.sample.data.Question;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The data of the first start, and its export from end to end. */
class InventedDataTest {

  private final Contacts contacts = TestDatabase.invented();

  @Test
  void isTheSameEverywhere() {
    InventedContacts one = new InventedContacts();
    InventedContacts other = new InventedContacts();
    for (int i = 0; i < TestDatabase.INVENTED; i++) {
      assertThat(one.next()).isEqualTo(other.next());
      assertThat(one.registrations()).isEqualTo(other.registrations());
    }

    assertThat(contacts.rows(new ContactFilter(null, null, null), "id", true, 0, 1))
        .extracting(ContactRow::name, ContactRow::email)
        .containsExactly(tuple("Anna Schmid", "anna.schmid1@example.org"));
  }

  @Test
  void hasTheCountriesAndSubdivisionsOfIso3166() {
    assertThat(Countries.countries()).hasSize(249);
    assertThat(Countries.states())
        .contains(new Countries.State("AT-9", "Wien"), new Countries.State("JP-13", "Tôkyô"))
        .hasSizeGreaterThan(4_000);
    assertThat(contacts.database.number("SELECT COUNT(*) FROM countries")).isEqualTo(249);
  }

  @Test
  void hasTwoRegistrationsPerContact() {
    double registrations = contacts.database.number("SELECT COUNT(*) FROM registrations");

    assertThat(registrations / TestDatabase.INVENTED).isBetween(1.7, 2.3);
    assertThat(
            contacts.database.number(
                """
                SELECT COUNT(*) FROM
                (SELECT contact_id FROM registrations GROUP BY contact_id, event_id HAVING COUNT(*) > 1) t
                """))
        .isZero();
  }

  @Test
  void hasAnswersToTheQuestionsOfSomeEvents() {
    long asked =
        contacts.database.number(
            """
            SELECT COUNT(*) FROM registrations r JOIN event_questions q ON q.event_id = r.event_id
            """);
    double answered = contacts.database.number("SELECT COUNT(*) FROM registration_answers");

    assertThat(answered / asked).isBetween(0.88, 0.92);
    assertThat(contacts.database.number("SELECT COUNT(DISTINCT event_id) FROM event_questions"))
        .isEqualTo(3);
    assertThat(contacts.database.number("SELECT COUNT(DISTINCT answer) FROM registration_answers"))
        .as("each choice was taken by somebody")
        .isEqualTo(
            Question.all().stream().flatMap(asks -> asks.choices().stream()).distinct().count());
    assertThat(Question.all().get(0).answer(17)).isEqualTo(Question.all().get(0).answer(17));
  }

  @Test
  void comesOutOfTheExportAsItWentIn() throws Exception {
    Map<String, NamedCsvRecord> rows = new HashMap<>();
    for (NamedCsvRecord row : parsed(export(10_000))) {
      rows.put(row.getField("id"), row);
    }

    assertThat(rows).hasSize(TestDatabase.INVENTED);
    for (int i = 0; i < AwkwardValue.all().size(); i++) {
      AwkwardValue value = AwkwardValue.all().get(i);
      NamedCsvRecord row = rows.get(String.valueOf(AwkwardValue.contactId(i)));
      assertThat(imported(row, "given_name")).as(value.about()).isEqualTo(text(value.givenName()));
      assertThat(imported(row, "family_name"))
          .as(value.about())
          .isEqualTo(text(value.familyName()));
      assertThat(imported(row, "company")).as(value.about()).isEqualTo(text(value.company()));
      assertThat(imported(row, "notes")).as(value.about()).isEqualTo(text(value.notes()));
    }
  }

  @Test
  void holdsNoCellThatASpreadsheetTakesForAFormula() throws Exception {
    for (NamedCsvRecord row : parsed(export(10_000))) {
      for (String cell : row.getFields()) {
        assertThat(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0).as(cell).isTrue();
      }
    }
  }

  @Test
  void givesEqualBytesWhateverTheStepsAre() throws Exception {
    assertThat(export(333).bytes()).isEqualTo(export(10_000).bytes());
  }

  private TestResult export(int batchSize) throws Exception {
    ContactList handler = new ContactList();
    handler.contacts = contacts;
    return TestJob.of("contact-list")
        .parameters(new ContactList.Parameters(null, null, null, null, null))
        .batchSize(batchSize)
        .run(handler);
  }

  private static List<NamedCsvRecord> parsed(TestResult export) {
    return CsvReader.builder()
        .detectBomHeader(true)
        .ofNamedCsvRecord(new ByteArrayInputStream(export.bytes()))
        .stream()
        .toList();
  }

  /** Takes the apostrophe away again, as the rule for an import says. */
  private static String imported(NamedCsvRecord row, String field) {
    return row.getField(field).replaceFirst("^'(?='*[=+\\-@\t\r])", "");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
