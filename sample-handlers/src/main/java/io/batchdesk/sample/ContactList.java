package io.batchdesk.sample;

import io.batchdesk.BatchJobException;
import io.batchdesk.Choices;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.rows.Columns;
import io.batchdesk.rows.Export;
import io.batchdesk.rows.ExportHandler;
import io.batchdesk.rows.RowSource;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Exports contacts as CSV or as a workbook, with what they have booked and paid. */
@JobType(
    value = "contact-list",
    title = "Contact list",
    description =
        "Contacts with the number of their registrations, their last event and the total paid.",
    rolesAllowed = "contacts",
    parameters = ContactList.Parameters.class)
class ContactList extends ExportHandler {

  /** What kind of file it becomes. */
  enum Format {
    CSV,
    XLSX
  }

  /** The filter, as on the page, the kind of file, and how fast to go at most. All optional. */
  record Parameters(
      @Choices @Pattern(regexp = "[A-Z]{2}") String country,
      LocalDate changedSince,
      @Size(max = 100) String text,
      Format format,
      @Min(1) @Max(1_000_000) Integer rowsPerSecond) {

    ContactFilter filter() {
      return new ContactFilter(country, changedSince, text);
    }
  }

  private static final Columns<ContactLine> COLUMNS =
      Columns.<ContactLine>none()
          .number("id", ContactLine::id)
          .text("given_name", ContactLine::givenName)
          .text("family_name", ContactLine::familyName)
          .text("company", ContactLine::company)
          .text("email", ContactLine::email)
          .text("phone", ContactLine::phone)
          .text("street", ContactLine::street)
          .text("postal_code", ContactLine::postalCode)
          .text("city", ContactLine::city)
          .text("state", ContactLine::state)
          .text("country", ContactLine::country)
          .text("notes", ContactLine::notes)
          .day("changed_on", ContactLine::changedOn)
          .number("registrations", ContactLine::registrations)
          .text("last_event", ContactLine::lastEvent)
          .day("last_event_on", ContactLine::lastEventOn)
          .number("total_paid", ContactLine::totalPaid);

  @Inject Contacts contacts;

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return contacts.countryChoices(language);
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    String country = job.parameters(Parameters.class).country();
    if (country != null && contacts.countryName(country).isEmpty()) {
      throw new BatchJobException("country", JobWords.of(job).say("country.unknown", country));
    }
    return super.createJob(job);
  }

  @Override
  protected List<Export<?>> exports(JobParameters job) {
    Parameters parameters = job.parameters(Parameters.class);
    RowSource<ContactLine> lines = contacts.lines(parameters.filter());
    return List.of(
        parameters.format() == Format.XLSX
            ? Export.xlsx("contacts.xlsx", JobWords.of(job).say("contacts"), COLUMNS, lines)
            : Export.csv("contacts.csv", COLUMNS, lines));
  }

  @Override
  protected Integer rowsPerSecond(JobParameters job) {
    return job.parameters(Parameters.class).rowsPerSecond();
  }

  @Override
  protected String sentence(JobParameters job, long rows) {
    return JobWords.of(job).say(rows == 0 ? "contacts.none" : "contacts.exported", rows);
  }

  @Override
  protected String message(JobParameters job, long first, long last) {
    return JobWords.of(job).say("contacts.wrote", last - first + 1, first, last);
  }
}
