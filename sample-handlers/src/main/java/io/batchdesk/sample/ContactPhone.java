package io.batchdesk.sample;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A contact's phone number as somebody typed it; it may be null, and so may the country. */
record ContactPhone(long contactId, String contactName, String number, String country) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  static ContactPhone of(ResultSet row) throws SQLException {
    return new ContactPhone(
        row.getLong("id"),
        ContactRow.name(row.getString("given_name"), row.getString("family_name")),
        row.getString("phone"),
        row.getString("country_code"));
  }

  boolean missing() {
    return number == null || number.isBlank();
  }

  /** The number as E.164 writes it, for example {@code +4315350000}; empty if it is none. */
  Optional<ContactPhone> normalised() {
    try {
      PhoneNumber parsed = NUMBERS.parse(number, country);
      return NUMBERS.isValidNumber(parsed)
          ? Optional.of(with(NUMBERS.format(parsed, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private ContactPhone with(String other) {
    return new ContactPhone(contactId, contactName, other, country);
  }
}
