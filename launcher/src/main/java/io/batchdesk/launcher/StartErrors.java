package io.batchdesk.launcher;

import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What the log says about why something did not start, in few words. */
final class StartErrors {

  private static final int SHOWN = 3;
  private static final int LONGEST = 500;

  private StartErrors() {}

  /** The causes, where there are any: the other messages only tell where they were met. */
  static List<String> of(List<LogRecord> errors) {
    List<LogRecord> thrown = errors.stream().filter(error -> error.getThrown() != null).toList();
    Stream<String> texts =
        thrown.isEmpty()
            ? errors.stream().map(StartErrors::message)
            : thrown.stream().map(StartErrors::cause);
    return texts.map(StartErrors::shortened).distinct().limit(SHOWN).toList();
  }

  private static String cause(LogRecord error) {
    return rootMessage(error.getThrown());
  }

  private static String message(LogRecord error) {
    return new SimpleFormatter().formatMessage(error).strip();
  }

  static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
