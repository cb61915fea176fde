package io.batchdesk.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.batchdesk.BatchJobException;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.rows.OnBadRow;
import io.batchdesk.rows.SpreadsheetText;
import io.batchdesk.sample.data.AwkwardValue;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactImportTest {

  private Contacts contacts = TestDatabase.empty();

  @BeforeEach
  void fill() {
    run("DELETE FROM contacts");
    run("DELETE FROM states");
    run("INSERT INTO states (code, country_code, name) VALUES ('AT-9', 'AT', 'Wien')");
    run("INSERT INTO states (code, country_code, name) VALUES ('DE-1', 'DE', 'Twice')");
    run("INSERT INTO states (code, country_code, name) VALUES ('DE-2', 'DE', 'Twice')");
    TestDatabase.add(contacts, 1, "AT", "Gruber", "01/588 58 100");
    TestDatabase.add(contacts, 2, "DE", "=1+1", null);
    run("UPDATE contacts SET state_code = 'DE-2', given_name = '' WHERE id = 2");
    run("ALTER TABLE contacts ALTER COLUMN id RESTART WITH 100");
  }

  @Test
  void anEditedExportChangesWhatWasEditedAndCreatesWhatHasNoId() throws Exception {
    String edited =
        export()
            .text()
            .replace("1,,Gruber,,,01/588 58 100", "1,Zoë,Gruber,,,+43158858100")
            .concat(",Ida,Weber,,ida@example.org,,,,,Wien,Austria,,,,,,\r\n");

    TestResult result = load(edited);

    assertThat(result.preview())
        .startsWith("Preview: 1 will be created, 1 will be updated, 1 is as here already.")
        .contains("The day of the change is set by the import");
    assertThat(result.sentence()).isEqualTo("Import: 1 created, 1 updated, 1 unchanged");
    assertThat(result.differences())
        .containsExactly(
            new RowDifference(2, "1 Zoë Gruber", "given_name", "", "Zoë"),
            new RowDifference(2, "1 Zoë Gruber", "phone", "01/588 58 100", "+43158858100"));
    assertThat(
            contacts.database.list(
                row -> row.getString(1) + " " + row.getString(2),
                "SELECT state_code, country_code FROM contacts ORDER BY id"))
        .containsExactly("null AT", "DE-2 DE", "AT-9 AT");
    assertThat(number("SELECT COUNT(*) FROM contacts WHERE changed_on = CURRENT_DATE"))
        .isEqualTo(2);
  }

  @Test
  void anExportOfWhatPeopleReallyTypeComesBackAndChangesNothing() throws Exception {
    contacts = TestDatabase.invented();

    TestResult result = load(export().text());

    assertThat(result.sentence())
        .isEqualTo(
            "All 8,000 rows are here already as the file has them; there is nothing to import");
  }

  @Test
  void awkwardValuesAreStoredAsTheyWere() throws Exception {
    StringBuilder file = new StringBuilder("given_name,family_name,company,notes\r\n");
    for (AwkwardValue value : AwkwardValue.all()) {
      file.append(
          Stream.of(value.givenName(), value.familyName(), value.company(), value.notes())
              .map(text -> text == null ? "" : SpreadsheetText.safe(text).replace("\"", "\"\""))
              .collect(Collectors.joining("\",\"", "\"", "\"\r\n")));
    }

    load(file.toString());

    assertThat(
            contacts.database.list(
                row -> Arrays.asList(text(row, 1), text(row, 2), text(row, 3), text(row, 4)),
                "SELECT given_name, family_name, company, notes FROM contacts WHERE id >= 100"))
        .containsExactlyElementsOf(
            AwkwardValue.all().stream()
                .map(
                    value ->
                        Stream.of(
                                value.givenName(),
                                value.familyName(),
                                value.company(),
                                value.notes())
                            .map(text -> text == null ? "" : text)
                            .toList())
                .filter(texts -> texts.stream().anyMatch(text -> !text.isEmpty()))
                .toList());
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return row.getString(column) == null ? "" : row.getString(column);
  }

  @Test
  void aStateKeepsItsCodeWhereTwoHaveOneName() throws Exception {
    load("id;phone;state;country\n2;030 1;Twice;Germany\n");

    assertThat(
            number("SELECT COUNT(*) FROM contacts WHERE state_code = 'DE-2' AND phone = '030 1'"))
        .isOne();
  }

  @Test
  void badRowsAreNamedInTheLanguageOfThePerson() throws Exception {
    String file =
        """
        id,email,state,country
        ,nobody,,
        ,,Wien,Germany
        ,,,Atlantis
        7,,,
        1,a@example.org,Wien,Austria
        """;

    TestResult english = load(file);
    TestResult german = job(file, null).in(Locale.GERMAN, ZoneOffset.UTC).run(importer());

    assertThat(english.sentence()).isEqualTo("Import: 1 updated, 4 rows refused");
    assertThat(english.rowErrors())
        .extracting(RowError::row, RowError::column, RowError::message)
        .containsExactly(
            tuple(2L, "email", "must be a well-formed email address"),
            tuple(
                3L,
                "state",
                "There is no state \"Wien\" in this country; write it as the contact list does."),
            tuple(
                4L,
                "country",
                "There is no country \"Atlantis\"; write it as the contact list does, for example"
                    + " Austria."),
            tuple(5L, null, "\"7 \" does not exist. Leave this cell empty to create it."));
    assertThat(german.rowErrors().get(2).message()).startsWith("Es gibt kein Land „Atlantis“");
    assertThat(german.sentence()).isEqualTo("Import: 1 unverändert, 4 Zeilen abgelehnt");
  }

  @Test
  void allOrNothingIsNothingWhereOneRowIsBad() throws Exception {
    TestResult result = job("id,phone\n1,5\n7,5\n", OnBadRow.ALL_OR_NOTHING).run(importer());

    assertThat(result.failed()).isTrue();
    assertThat(number("SELECT SUM(change_count) FROM contacts")).isZero();
  }

  @Test
  void aColumnThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> load("id,emial\n1,x\n"))
        .isInstanceOf(BatchJobException.class)
        .hasMessageContaining("\"emial\"");
  }

  @Test
  void theTemplateIsAFileThatCanBeImported() throws Exception {
    String template = new String(importer().template("file").orElseThrow().bytes(), UTF_8);

    assertThat(load(template).sentence()).isEqualTo("Import: 1 created");
  }

  @Test
  void importsTheSameWhereverItCrashes() throws Exception {
    StringBuilder file = new StringBuilder("id,family_name,phone\n1,Gruber,5\n2,Huber,6\n9,,7\n");
    for (int i = 0; i < 10; i++) {
      file.append(",New ").append(i).append(",\n");
    }

    CrashTest.of(job(file.toString(), null), this::importer)
        .before(this::fill)
        .rows(
            TestDatabase.source(contacts), "SELECT family_name, phone, change_count FROM contacts")
        .run();
  }

  private TestResult export() throws Exception {
    ContactList list = new ContactList();
    list.contacts = contacts;
    return TestJob.of("contact-list")
        .parameters(new ContactList.Parameters(null, null, null, null, null))
        .run(list);
  }

  private TestResult load(String file) throws Exception {
    return job(file, null).run(importer());
  }

  private TestJob job(String file, OnBadRow onBadRow) {
    TestJob job = TestJob.of("contact-import").transaction(TestDatabase.source(contacts));
    return job.parameters(
        new ImportParameters(job.upload("contacts.csv", file.getBytes(UTF_8)), onBadRow));
  }

  private ContactImport importer() {
    ContactImport handler = new ContactImport();
    handler.contacts = new ContactStore();
    handler.contacts.database = contacts.database;
    return handler;
  }

  private long number(String sql) {
    return contacts.database.number(sql);
  }

  private void run(String sql) {
    contacts.database.batch(sql, List.<Object[]>of(new Object[0]));
  }
}
