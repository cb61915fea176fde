package io.batchdesk.sample;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which contacts the page shows, the export writes and the phone format rewrites; what is null does
 * not filter.
 *
 * @param country the code of ISO 3166-1, for example {@code AT}
 * @param changedSince the first day
 * @param text part of a name, a company, a city or an e-mail address
 */
public record ContactFilter(String country, LocalDate changedSince, String text)
    implements Serializable {

  static final ContactFilter ALL = new ContactFilter(null, null, null);

  static ContactFilter ofCountry(String country) {
    return new ContactFilter(country, null, null);
  }
}
