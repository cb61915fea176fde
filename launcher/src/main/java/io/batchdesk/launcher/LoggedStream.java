package io.batchdesk.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** What a library prints goes to the log: the console is for the few lines that a person needs. */
final class LoggedStream extends OutputStream {

  private static final int MAX_LINE = 10_000;

  private final Logger logger;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LoggedStream(String name) {
    this.logger = Logger.getLogger(name);
  }

  static PrintStream named(String name) {
    return new PrintStream(new LoggedStream(name), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    if (b != '\n' && line.size() < MAX_LINE) {
      line.write(b);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!text.isBlank()) {
      logger.info(text);
    }
  }
}
