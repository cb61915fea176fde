package io.batchdesk.ui.console;

import io.batchdesk.engine.JobMessage;
import io.batchdesk.engine.Json;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A line of a job's log.
 *
 * @param severity names its icon
 * @param says what its icon means
 */
public record LogLine(long number, String severity, String says, String at, String text) {

  static LogLine of(JobMessage message, Texts texts, ZoneId zone) {
    return new LogLine(
        message.number(),
        message.severity().name(),
        texts.of("severity." + message.severity()),
        texts.time(message.at(), zone),
        message.text());
  }

  /** Those after a line, oldest first, for the script that adds them to the log. */
  static String json(List<LogLine> newestFirst, long after) {
    List<LogLine> lines =
        new ArrayList<>(newestFirst.stream().filter(line -> line.number() > after).toList());
    Collections.reverse(lines);
    return Json.write(lines);
  }
}
