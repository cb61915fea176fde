package io.batchdesk.sample;

import io.batchdesk.BatchJobException;
import io.batchdesk.Choices;
import io.batchdesk.FileJobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
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

/**
 * Exports contacts as CSV, with what they have booked and paid. It reads on from the last id that
 * was written, so that rows which come and go meanwhile shift nothing, and never beyond the last id
 * that there was when it began.
 */
@JobType(
    value = "contact-list",
    title = "Contact list (CSV)",
    description =
        "Contacts with the number of their registrations, their last event and the total paid.",
    rolesAllowed = "contacts",
    parameters = ContactList.Parameters.class)
class ContactList extends FileJobHandler {

  /** The filter, as on the page, and how fast to go at most. All optional. */
  record Parameters(
      @Choices @Pattern(regexp = "[A-Z]{2}") String country,
      LocalDate changedSince,
      @Size(max = 100) String text,
      @Min(1) @Max(1_000_000) Integer rowsPerSecond) {

    ContactFilter filter() {
      return new ContactFilter(country, changedSince, text);
    }
  }

  /** The last id that was written, and the last one to write. */
  record Cursor(long lastId, long upToId) {}

  /** How many rows one query reads; how many one step writes is the engine's choice. */
  private static final int PAGE = 1_000;

  @Inject Contacts contacts;

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return contacts.countryChoices(language);
  }

  @Override
  protected String fileName(JobParameters job) {
    return "contacts.csv";
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    Parameters parameters = job.parameters(Parameters.class);
    if (parameters.country() != null && contacts.countryName(parameters.country()).isEmpty()) {
      throw new BatchJobException(
          "country", JobWords.of(job).say("country.unknown", parameters.country()));
    }
    Cursor cursor = new Cursor(0, contacts.lastId());
    job.setJobSize(contacts.count(parameters.filter(), cursor.upToId()));
    job.setState(cursor);
    ContactCsv.header(writer(job));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    Parameters parameters = job.parameters(Parameters.class);
    Pace pace = new Pace(parameters.rowsPerSecond());
    Cursor cursor = job.state(Cursor.class);
    ContactCsv csv = new ContactCsv(writer(job));

    int wanted = pace.unitsOf(batchSize);
    int written = 0;
    boolean more = true;
    while (more && written < wanted) {
      int limit = Math.min(PAGE, wanted - written);
      List<ContactLine> page =
          contacts.lines(parameters.filter(), cursor.lastId(), cursor.upToId(), limit);
      for (ContactLine contact : page) {
        csv.write(contact);
        cursor = new Cursor(contact.id(), cursor.upToId());
      }
      written += page.size();
      more = page.size() == limit;
    }
    csv.flush();
    job.setState(cursor);
    return more ? pace.next(written).message(wrote(job, written)) : done(job, written);
  }

  private static JobStepResponse done(JobParameters job, int written) {
    long total = job.unitsProcessed() + written;
    if (total == 0) {
      return JobStepResponse.done(0, JobWords.of(job).say("contacts.none"));
    }
    JobStepResponse done =
        JobStepResponse.done(written, JobWords.of(job).say("contacts.exported", total));
    return written == 0 ? done : done.message(wrote(job, written));
  }

  private static String wrote(JobParameters job, int written) {
    return JobWords.of(job).range("contacts.wrote", job, written);
  }
}
