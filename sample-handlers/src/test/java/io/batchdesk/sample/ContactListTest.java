package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.batchdesk.BatchJobException;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.sample.ContactList.Format;
import io.batchdesk.sample.ContactList.Parameters;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ContactListTest {

  private static final String HEADER =
      "\uFEFFid,given_name,family_name,company,email,phone,street,postal_code,city,state,country,"
          + "notes,changed_on,registrations,last_event,last_event_on,total_paid\r\n";

  private final Contacts contacts = TestDatabase.empty();

  @Test
  void writesOneLineForEachContact() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    TestDatabase.add(contacts, 2, "DE", "Weber, Ida", "030 1");

    TestResult result = export(all(), 50);

    assertThat(result.text())
        .isEqualTo(
            HEADER
                + "1,,Gruber,,,,,,,,Austria,,2026-01-01,0,,,0.00\r\n"
                + "2,,\"Weber, Ida\",,,030 1,,,,,Germany,,2026-01-01,0,,,0.00\r\n");
    assertThat(result.sentence()).isEqualTo("Exported 2 contacts");
    assertThat(result.log()).containsExactly("Wrote contacts 1 to 2");
    assertThat(result.units()).isEqualTo(2);
  }

  @Test
  void addsUpTheRegistrations() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    contacts.database.batch(
        "INSERT INTO events (id, title, starts_on, price) VALUES (?, ?, ?, ?)",
        List.of(
            new Object[] {1, "Later", LocalDate.of(2026, 5, 1), 100},
            new Object[] {2, "Earlier", LocalDate.of(2025, 5, 1), 100}));
    contacts.database.batch(
        "INSERT INTO registrations (contact_id, event_id, registered_on, paid)"
            + " VALUES (1, ?, DATE '2025-01-01', ?)",
        List.of(new Object[] {1, 19.9}, new Object[] {2, 0.1}));

    assertThat(export(all(), 50).text()).endsWith(",2,Later,2026-05-01,20.00\r\n");
  }

  @Test
  void writesTheHeaderAloneWhenNothingMatches() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);

    TestResult result = export(new Parameters("DE", null, null, null, null), 50);

    assertThat(result.text()).isEqualTo(HEADER);
    assertThat(result.sentence()).isEqualTo("No contacts match");
    assertThat(result.log()).isEmpty();
  }

  @Test
  void filtersByCountryDayAndText() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    TestDatabase.add(contacts, 2, "DE", "100%", null);

    assertThat(export(new Parameters("AT", null, null, null, null), 50).units()).isEqualTo(1);
    assertThat(export(new Parameters(null, LocalDate.of(2026, 1, 1), null, null, null), 50).units())
        .isEqualTo(2);
    assertThat(export(new Parameters(null, LocalDate.of(2026, 1, 2), null, null, null), 50).units())
        .isZero();
    assertThat(export(new Parameters(null, null, "gRUb", null, null), 50).units()).isEqualTo(1);
    assertThat(export(new Parameters(null, null, "%", null, null), 50).units()).isEqualTo(1);
  }

  @Test
  void speaksOfOneContactInTheSingularAndOfManyInTheLanguageOfThePerson() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    assertThat(export(all(), 50).sentence()).isEqualTo("Exported 1 contact");
    assertThat(export(all(), 50).log()).containsExactly("Wrote contact 1");

    for (int id = 2; id <= 1_234; id++) {
      TestDatabase.add(contacts, id, "AT", "Huber", null);
    }
    TestJob german =
        TestJob.of("contact-list")
            .parameters(all())
            .batchSize(2_000)
            .in(Locale.GERMANY, ZoneOffset.UTC);
    assertThat(german.run(handler()).sentence()).isEqualTo("1.234 Kontakte exportiert");
  }

  @Test
  void writesAWorkbookWithTheSameRows() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", "+43 1 1");
    TestDatabase.add(contacts, 2, "AT", "=1+1", null);

    TestResult csv = export(all(), 50);
    TestResult workbook = export(new Parameters(null, null, null, Format.XLSX, null), 1);

    assertThat(csv.outputs()).containsOnlyKeys("contacts.csv");
    assertThat(csv.fields())
        .containsExactly(
            entry("formulas", "2 texts that begin like a formula have an apostrophe in front"));
    assertThat(workbook.outputs()).containsOnlyKeys("contacts.xlsx");
    assertThat(workbook.fields()).isEmpty();
    assertThat(sheet(workbook))
        .contains(">given_name<", ">Gruber<", ">+43 1 1<", ">=1+1<")
        .doesNotContain("<f>");
  }

  private static String sheet(TestResult workbook) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("xl/worksheets/sheet1.xml");
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void offersTheCountriesThatContactsLiveInAsTheLanguageCallsThem() {
    TestDatabase.add(contacts, 1, "DE", "Weber", null);
    TestDatabase.add(contacts, 2, "AT", "Gruber", null);
    TestDatabase.add(contacts, 3, "DE", "Beck", null);

    assertThat(handler().choices("country", Locale.ENGLISH))
        .containsExactly(entry("AT", "Austria"), entry("DE", "Germany"));
    assertThat(handler().choices("country", Locale.GERMAN))
        .containsExactly(entry("DE", "Deutschland"), entry("AT", "Österreich"));
  }

  @Test
  void refusesACountryThatDoesNotExist() {
    assertThatThrownBy(() -> export(new Parameters("XX", null, null, null, null), 50))
        .isInstanceOf(BatchJobException.class)
        .hasMessage("There is no country \"XX\"; give a code of ISO 3166-1, for example AT")
        .extracting(e -> ((BatchJobException) e).field())
        .isEqualTo("country");
  }

  @Test
  void writesNobodyWhoCameAfterTheBeginning() throws Exception {
    TestDatabase.add(contacts, 1, "AT", "Gruber", null);
    TestDatabase.add(contacts, 2, "AT", "Huber", null);
    ContactList lateGuest =
        new ContactList() {
          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
            if (job.unitsProcessed() == 1) {
              TestDatabase.add(contacts, 3, "AT", "Late", null);
            }
            return super.continueJob(job, batchSize);
          }
        };
    lateGuest.contacts = contacts;

    TestResult result = TestJob.of("contact-list").parameters(all()).batchSize(1).run(lateGuest);

    assertThat(result.sentence()).isEqualTo("Exported 2 contacts");
    assertThat(result.text()).doesNotContain("Late");
  }

  @Test
  void slowsDownWithoutHoldingAThread() throws Exception {
    for (int id = 1; id <= 100; id++) {
      TestDatabase.add(contacts, id, "AT", "Gruber", null);
    }

    TestResult slow = export(new Parameters(null, null, null, null, 10), 50);

    assertThat(slow.delay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(slow.log()).startsWith("Wrote contacts 1 to 5", "Wrote contacts 6 to 10");
    assertThat(slow.bytes()).isEqualTo(export(all(), 50).bytes());
    assertThat(export(new Parameters(null, null, null, null, 1), 50).units()).isEqualTo(100);
  }

  @Test
  void writesTheSameFileWhereverItCrashes() throws Exception {
    for (int id = 1; id <= 20; id++) {
      TestDatabase.add(contacts, id, id % 3 == 0 ? "DE" : "AT", "Gruber \"" + id + "\"\n", null);
    }

    TestResult result =
        CrashTest.of(
                TestJob.of("contact-list").parameters(new Parameters("AT", null, null, null, 50)),
                this::handler)
            .run();

    assertThat(result.sentence()).isEqualTo("Exported 14 contacts");
  }

  private static Parameters all() {
    return new Parameters(null, null, null, null, null);
  }

  private ContactList handler() {
    ContactList handler = new ContactList();
    handler.contacts = contacts;
    return handler;
  }

  private TestResult export(Parameters parameters, int batchSize) throws Exception {
    return TestJob.of("contact-list").parameters(parameters).batchSize(batchSize).run(handler());
  }
}
