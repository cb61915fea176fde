package io.batchdesk.sample;

import static io.batchdesk.sample.SpreadsheetText.safe;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;

/** The columns of the contact list, as CSV of RFC 4180. */
final class ContactCsv {

  private final CsvWriter csv;

  ContactCsv(Writer writer) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
  }

  static void header(Writer writer) throws IOException {
    ContactCsv csv = new ContactCsv(writer);
    csv.csv.writeRecord(
        "id",
        "given_name",
        "family_name",
        "company",
        "email",
        "phone",
        "street",
        "postal_code",
        "city",
        "state",
        "country",
        "notes",
        "changed_on",
        "registrations",
        "last_event",
        "last_event_on",
        "total_paid");
    csv.flush();
  }

  void write(ContactLine contact) {
    csv.writeRecord(
        String.valueOf(contact.id()),
        safe(contact.givenName()),
        safe(contact.familyName()),
        safe(contact.company()),
        safe(contact.email()),
        safe(contact.phone()),
        safe(contact.street()),
        safe(contact.postalCode()),
        safe(contact.city()),
        safe(contact.state()),
        safe(contact.country()),
        safe(contact.notes()),
        contact.changedOn().toString(),
        String.valueOf(contact.registrations()),
        safe(contact.lastEvent()),
        contact.lastEventOn() == null ? null : contact.lastEventOn().toString(),
        contact.totalPaid().toPlainString());
  }

  void flush() throws IOException {
    csv.flush();
  }
}
