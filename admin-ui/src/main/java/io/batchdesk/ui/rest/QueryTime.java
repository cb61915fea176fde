package io.batchdesk.ui.rest;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import io.batchdesk.engine.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A time that a list is compared with: with its offset, as a date that begins in UTC, or, as Medusa
 * takes it, in seconds since 1970.
 */
final class QueryTime {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private QueryTime() {}

  static Instant read(String name, String value) {
    try {
      Instant time = parse(value);
      // Beyond these databases and drivers have rules of their own.
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw refusal(Kind.INVALID, "not_allowed", name, value, "give a year from 1 to 9999");
      }
      return time;
    } catch (DateTimeException e) {
      throw refusal(
          Kind.MALFORMED,
          "wrong_type",
          name,
          value,
          "give a time such as 2026-11-22T09:30:00Z, or a date");
    }
  }

  private static Instant parse(String value) {
    if (value.matches("\\d{9,10}")) {
      return Instant.ofEpochSecond(Long.parseLong(value));
    }
    return value.length() == 10
        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(value).toInstant();
  }

  private static Refusal refusal(Kind kind, String code, String name, String value, String hint) {
    return new Refusal(kind, code, name, "%s is %s; %s".formatted(name, Text.quote(value), hint));
  }
}
