package io.batchdesk.sample;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.Upload;
import io.batchdesk.rows.BadRows;
import io.batchdesk.rows.Change;
import io.batchdesk.rows.ImportColumns;
import io.batchdesk.rows.ImportCounts;
import io.batchdesk.rows.ImportHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Imports contacts in the columns of {@link ContactList}, so that an export can be edited and comes
 * back: a row with an id changes that contact, one without an id is a new contact.
 */
@JobType(
    value = "contact-import",
    title = "Import contacts",
    description =
        "Changes contacts by their id and creates those without one, from the columns of the contact"
            + " list.",
    rolesAllowed = "contacts",
    parameters = ImportParameters.class,
    confirm = JobType.Confirm.ALWAYS)
class ContactImport extends ImportHandler<ImportedContact, Long> {

  @Inject ContactStore contacts;

  @Override
  protected Upload file(JobParameters job) {
    return job.parameters(ImportParameters.class).file();
  }

  @Override
  protected BadRows badRows(JobParameters job) {
    return BadRows.of(job.parameters(ImportParameters.class).onBadRow());
  }

  @Override
  protected ImportColumns<ImportedContact> columns() {
    Places places = contacts.places();
    return ImportColumns.of(ImportedContact.class)
        .column("id", "id")
        .column("given_name", "givenName")
        .example("Ada")
        .column("family_name", "familyName")
        .example("Gruber")
        .column("company", "company")
        .column("email", "email")
        .example("ada.gruber@example.org")
        .column("phone", "phone")
        .example("+43 1 588 58 100")
        .column("street", "street")
        .column("postal_code", "postalCode")
        .example("1010")
        .column("city", "city")
        .example("Wien")
        .column("state", "state")
        .example("Wien")
        .checked(
            (contact, language) ->
                !places.hasCountry(contact.country()) || places.hasState(contact)
                    ? null
                    : JobWords.in(language).say("contact.no_state", contact.state()))
        .column("country", "country")
        .example("Austria")
        .checked(
            (contact, language) ->
                places.hasCountry(contact.country())
                    ? null
                    : JobWords.in(language).say("contact.no_country", contact.country()))
        .column("notes", "notes")
        .ignoring("changed_on", "registrations", "last_event", "last_event_on", "total_paid");
  }

  @Override
  protected Long key(ImportedContact contact) {
    return contact.id();
  }

  @Override
  protected boolean mustExist(ImportedContact contact) {
    return true;
  }

  @Override
  protected String name(ImportedContact contact) {
    return contact.id() == null ? contact.name() : contact.id() + " " + contact.name();
  }

  @Override
  protected Map<Long, ImportedContact> existing(JobParameters job, Set<Long> ids) {
    return contacts.byId(ids);
  }

  @Override
  protected void store(JobParameters job, List<Change<ImportedContact>> changes) {
    contacts.store(changes.stream().map(Change::after).toList());
  }

  @Override
  protected String preview(JobParameters job, ImportCounts counts) {
    return super.preview(job, counts) + " " + JobWords.of(job).say("contact.ignored");
  }
}
