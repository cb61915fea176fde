package io.batchdesk.sample;

import io.batchdesk.BatchJobException;
import io.batchdesk.Choices;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import io.batchdesk.rows.Columns;
import io.batchdesk.rows.Export;
import io.batchdesk.rows.ExportHandler;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes who has registered for an event, with a column for each question that it asks. */
@JobType(
    value = "registration-list",
    title = "Registrations of an event",
    description = "Who has registered for an event, when, and what they have paid.",
    rolesAllowed = "contacts",
    parameters = RegistrationList.Parameters.class)
class RegistrationList extends ExportHandler {

  /** The event, and how fast to go at most. */
  record Parameters(@Choices @Min(1) int event, @Min(1) @Max(1_000_000) Integer rowsPerSecond) {}

  private static final Columns<RegistrationLine> COLUMNS =
      Columns.<RegistrationLine>none()
          .number("id", RegistrationLine::id)
          .text("given_name", RegistrationLine::givenName)
          .text("family_name", RegistrationLine::familyName)
          .text("company", RegistrationLine::company)
          .text("email", RegistrationLine::email)
          .text("country", RegistrationLine::country)
          .day("registered_on", RegistrationLine::registeredOn)
          .number("paid", RegistrationLine::paid);

  @Inject Events events;

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return events.choices(language);
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    int event = job.parameters(Parameters.class).event();
    if (events.find(event).isEmpty()) {
      throw new BatchJobException("event", JobWords.of(job).say("event.unknown", "" + event));
    }
    return super.createJob(job);
  }

  @Override
  protected Map<String, String> discover(JobParameters job) {
    return events.questions(job.parameters(Parameters.class).event());
  }

  @Override
  protected List<Export<?>> exports(JobParameters job) {
    int event = job.parameters(Parameters.class).event();
    Columns<RegistrationLine> columns = COLUMNS.texts(discovered(job), RegistrationLine::answer);
    return List.of(
        Export.csv("registrations-" + event + ".csv", columns, events.registrations(event)));
  }

  @Override
  protected Integer rowsPerSecond(JobParameters job) {
    return job.parameters(Parameters.class).rowsPerSecond();
  }

  @Override
  protected String sentence(JobParameters job, long rows) {
    return JobWords.of(job).say(rows == 0 ? "registrations.none" : "registrations.written", rows);
  }

  @Override
  protected String message(JobParameters job, long first, long last) {
    return JobWords.of(job).say("registrations.wrote", last - first + 1, first, last);
  }
}
