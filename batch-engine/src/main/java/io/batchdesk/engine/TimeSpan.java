package io.batchdesk.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads times as they are configured: days, an ISO-8601 duration, or {@code never}. */
final class TimeSpan {

  private static final String NEVER = "never";
  private static final int MOST_DAYS = 36_500;

  private TimeSpan() {}

  /**
   * The time; empty for {@code never}.
   *
   * @param setting its name, for the error
   * @throws IllegalArgumentException if it is none of these, not positive, or over 100 years
   */
  static Optional<Duration> of(String setting, String value) {
    String text = value.strip();
    if (text.equals(NEVER)) {
      return Optional.empty();
    }
    try {
      Duration time =
          text.matches("\\d{1,6}") ? Duration.ofDays(Long.parseLong(text)) : Duration.parse(text);
      if (time.compareTo(Duration.ZERO) > 0 && time.toDays() <= MOST_DAYS) {
        return Optional.of(time);
      }
    } catch (DateTimeParseException e) {
      // Refused below, with the value.
    }
    throw new IllegalArgumentException(
        "%s is %s: set a number of days, a duration such as P30D or PT12H, or never"
            .formatted(setting, Text.quote(value)));
  }
}
