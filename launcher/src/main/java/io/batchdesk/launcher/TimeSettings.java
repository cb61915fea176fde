package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long jobs are kept and waited for. Checked here, so that a wrong one is refused before
 * anything starts; the engine has the defaults.
 *
 * @param properties what the engine is told, by the names that it knows
 */
record TimeSettings(Map<String, String> properties) {

  private static final Map<String, String> NAMES =
      Map.of(
          "BATCHDESK_RETENTION_COMPLETED", "batchdesk.retention.completed",
          "BATCHDESK_RETENTION_CANCELED", "batchdesk.retention.canceled",
          "BATCHDESK_RETENTION_FAILED", "batchdesk.retention.failed",
          "BATCHDESK_RETENTION_AUDIT", "batchdesk.retention.audit",
          "BATCHDESK_CONFIRM_WITHIN", "batchdesk.confirm-within",
          "BATCHDESK_HOUSEKEEPING", "batchdesk.housekeeping");
  private static final int MOST_DAYS = 36_500;

  static TimeSettings from(Map<String, String> environment) {
    Map<String, String> properties = new TreeMap<>();
    NAMES.forEach(
        (variable, property) -> {
          String value = environment.getOrDefault(variable, "").strip();
          if (!value.isEmpty()) {
            properties.put(property, checked(variable, value));
          }
        });
    return new TimeSettings(properties);
  }

  private static String checked(String name, String value) {
    if (value.equals("never") || isTime(value)) {
      return value;
    }
    throw badSetting(
        "%s is \"%s\": set a number of days, a duration such as P30D or PT12H, or never.",
        name, value);
  }

  private static boolean isTime(String value) {
    try {
      Duration time =
          value.matches("\\d{1,6}")
              ? Duration.ofDays(Long.parseLong(value))
              : Duration.parse(value);
      return time.compareTo(Duration.ZERO) > 0 && time.toDays() <= MOST_DAYS;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
