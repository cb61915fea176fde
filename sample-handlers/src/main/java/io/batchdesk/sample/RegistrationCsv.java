package io.batchdesk.sample;

import static io.batchdesk.sample.SpreadsheetText.safe;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;

/** The columns of an event's registrations, as CSV of RFC 4180. */
final class RegistrationCsv {

  private final CsvWriter csv;

  RegistrationCsv(Writer writer) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
  }

  static void header(Writer writer) throws IOException {
    RegistrationCsv csv = new RegistrationCsv(writer);
    csv.csv.writeRecord(
        "id", "given_name", "family_name", "company", "email", "country", "registered_on", "paid");
    csv.flush();
  }

  void write(RegistrationLine line) {
    csv.writeRecord(
        String.valueOf(line.id()),
        safe(line.givenName()),
        safe(line.familyName()),
        safe(line.company()),
        safe(line.email()),
        safe(line.country()),
        line.registeredOn().toString(),
        line.paid().toPlainString());
  }

  void flush() throws IOException {
    csv.flush();
  }
}
