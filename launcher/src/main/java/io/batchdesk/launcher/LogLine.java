package io.batchdesk.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line per record; what a text brings in further lines is indented, so that it cannot pass for
 * a record.
 */
final class LogLine extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxx").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord logged) {
    return "%s %-7s [%s] %s: %s%s\n"
        .formatted(
            TIME.format(logged.getInstant()),
            logged.getLevel().getName(),
            Thread.currentThread().getName(),
            logged.getLoggerName(),
            indented(formatMessage(logged)),
            trace(logged.getThrown()));
  }

  private static String trace(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return indented("\n" + trace);
  }

  private static String indented(String text) {
    return text == null ? "" : text.stripTrailing().replaceAll("\\R", "\n    ");
  }
}
