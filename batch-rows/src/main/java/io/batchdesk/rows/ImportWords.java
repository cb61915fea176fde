package io.batchdesk.rows;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words why the database, or the author's code, does not take a row. */
final class ImportWords {

  private static final int DEEPEST = 20;

  /** The states of SQL:2016, as H2 and PostgreSQL use them. */
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("23505", "import.not_unique"),
          Map.entry("23503", "import.no_reference"),
          Map.entry("23506", "import.no_reference"),
          Map.entry("23502", "import.not_null"),
          Map.entry("22001", "import.too_wide"),
          Map.entry("22003", "import.too_large"),
          Map.entry("23513", "import.not_allowed"),
          Map.entry("23514", "import.not_allowed"));

  private ImportWords() {}

  /** What is wrong with the data; null if the exception is about something else. */
  static String of(Throwable thrown, RowTexts texts) {
    Throwable cause = thrown;
    for (int deep = 0; cause != null && deep < DEEPEST; deep++) {
      if (cause instanceof RowRefusedException) {
        return cause.getMessage();
      }
      if (cause instanceof ConstraintViolationException violated) {
        return violated.getConstraintViolations().stream()
            .map(ImportWords::words)
            .sorted()
            .collect(Collectors.joining("; "));
      }
      if (cause instanceof SQLException refused && isAboutData(refused)) {
        return texts.say(STATES.getOrDefault(refused.getSQLState(), "import.refused"));
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static String words(ConstraintViolation<?> violation) {
    return violation.getPropertyPath() + " " + violation.getMessage();
  }

  private static boolean isAboutData(SQLException refused) {
    String state = refused.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
