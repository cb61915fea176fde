package io.batchdesk.sample;

import io.batchdesk.BatchJobException;
import io.batchdesk.Choices;
import io.batchdesk.JobHandler;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobType;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rewrites the contacts' phone numbers as E.164 does and counts one change of each contact. The
 * numbers and the job's state are in one database: whenever the server dies, each contact has been
 * counted exactly once when the job ends.
 */
@JobType(
    value = "contact-phone-format",
    title = "Normalise phone numbers",
    description = "Rewrites phone numbers to the international format, for example +4315350000.",
    rolesAllowed = "contacts",
    parameters = ContactPhoneFormat.Options.class)
class ContactPhoneFormat implements JobHandler {

  /** What to do with a number that cannot be read. */
  enum OnInvalid {
    SKIP,
    STOP
  }

  /** Skips invalid numbers unless told otherwise; without a country it takes all contacts. */
  record Options(OnInvalid onInvalid, @Choices @Pattern(regexp = "[A-Z]{2}") String country) {}

  /** The last contact that was done, the last one to do, and how many numbers were rewritten. */
  record Cursor(long lastId, long upToId, long normalised) {

    Cursor after(ContactPhone phone, boolean rewritten) {
      return new Cursor(phone.contactId(), upToId, rewritten ? normalised + 1 : normalised);
    }
  }

  @Inject Contacts contacts;

  @Override
  public Map<String, String> choices(String parameter, Locale language) {
    return contacts.countryChoices(language);
  }

  @Override
  public JobStepResponse createJob(JobParameters job) {
    Options options = job.parameters(Options.class);
    long upToId = contacts.lastId();
    long size = contacts.count(ContactFilter.ofCountry(options.country()), upToId);
    if (size == 0) {
      return JobStepResponse.nothingToDo(JobWords.of(job).say("phones.none"));
    }
    job.setJobSize(size);
    job.setState(new Cursor(0, upToId, 0));
    return JobStepResponse.ready();
  }

  @Override
  public JobStepResponse continueJob(JobParameters job, int batchSize) {
    Options options = job.parameters(Options.class);
    Cursor cursor = job.state(Cursor.class);
    List<ContactPhone> phones =
        contacts.phones(options.country(), cursor.lastId(), cursor.upToId(), batchSize);

    List<ContactPhone> updates = new ArrayList<>();
    for (ContactPhone phone : phones) {
      ContactPhone update = normalised(job, phone, options);
      updates.add(update);
      cursor = cursor.after(phone, !update.equals(phone));
    }
    contacts.update(updates);
    job.setState(cursor);
    return phones.size() == batchSize
        ? JobStepResponse.more(phones.size()).message(lookedAt(job, phones.size()))
        : done(job, phones.size(), cursor.normalised());
  }

  private ContactPhone normalised(JobParameters job, ContactPhone phone, Options options) {
    Optional<ContactPhone> normalised = phone.normalised();
    if (normalised.isEmpty() && !phone.missing() && options.onInvalid() == OnInvalid.STOP) {
      throw unreadable(job, phone);
    }
    return normalised.orElse(phone);
  }

  private BatchJobException unreadable(JobParameters job, ContactPhone phone) {
    JobWords words = JobWords.of(job);
    return new BatchJobException(
        words.say(
            "phones.unreadable",
            phone.contactId(),
            phone.contactName(),
            phone.number(),
            contacts.countryName(phone.country()).orElse(words.say("country.any"))));
  }

  private static JobStepResponse done(JobParameters job, int looked, long normalised) {
    long left = job.unitsProcessed() + looked - normalised;
    JobStepResponse done =
        JobStepResponse.done(looked, JobWords.of(job).say("phones.done", normalised, left));
    return looked == 0 ? done : done.message(lookedAt(job, looked));
  }

  private static String lookedAt(JobParameters job, int looked) {
    return JobWords.of(job).range("phones.looked", job, looked);
  }
}
