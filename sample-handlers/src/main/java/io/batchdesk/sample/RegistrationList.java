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
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes who has registered for an event. Like {@link ContactList} it reads on from the last id
 * that was written, and never beyond the last one that there was when it began.
 */
@JobType(
    value = "registration-list",
    title = "Registrations of an event (CSV)",
    description = "Who has registered for an event, when, and what they have paid.",
    rolesAllowed = "contacts",
    parameters = RegistrationList.Parameters.class)
class RegistrationList extends FileJobHandler {

  /** The event, and how fast to go at most. */
  record Parameters(@Choices @Min(1) int event, @Min(1) @Max(1_000_000) Integer rowsPerSecond) {}

  /** The last id that was written, and the last one to write. */
  record Cursor(long lastId, long upToId) {}

  @Inject Events events;

  /** The events with their day, which a title does not tell. */
  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
    Map<String, String> choices = new LinkedHashMap<>();
    for (EventRow event : events.all()) {
      choices.put("" + event.id(), event.title() + ", " + day.format(event.startsOn()));
    }
    return choices;
  }

  @Override
  protected String fileName(JobParameters job) {
    return "registrations-" + job.parameters(Parameters.class).event() + ".csv";
  }

  @Override
  public JobStepResponse createJob(JobParameters job) throws IOException {
    int event = job.parameters(Parameters.class).event();
    if (events.find(event).isEmpty()) {
      throw new BatchJobException("event", JobWords.of(job).say("event.unknown", "" + event));
    }
    Cursor cursor = new Cursor(0, events.lastRegistration(event));
    job.setJobSize(events.countRegistrations(event, cursor.upToId()));
    job.setState(cursor);
    RegistrationCsv.header(writer(job));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
    Parameters parameters = job.parameters(Parameters.class);
    Cursor cursor = job.state(Cursor.class);
    Pace pace = new Pace(parameters.rowsPerSecond());
    int limit = pace.unitsOf(batchSize);
    List<RegistrationLine> page =
        events.registrations(parameters.event(), cursor.lastId(), cursor.upToId(), limit);

    RegistrationCsv csv = new RegistrationCsv(writer(job));
    page.forEach(csv::write);
    csv.flush();
    if (!page.isEmpty()) {
      job.setState(new Cursor(page.get(page.size() - 1).id(), cursor.upToId()));
    }
    return page.size() == limit
        ? pace.next(limit).message(JobWords.of(job).range("registrations.wrote", job, limit))
        : done(job, page.size());
  }

  private static JobStepResponse done(JobParameters job, int written) {
    long total = job.unitsProcessed() + written;
    String key = total == 0 ? "registrations.none" : "registrations.written";
    return JobStepResponse.done(written, JobWords.of(job).say(key, total));
  }
}
