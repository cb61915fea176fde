package io.batchdesk.it.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the engine logs while it is open. */
final class LogWatch extends Handler implements AutoCloseable {

  private static final Logger ENGINE = Logger.getLogger("io.batchdesk.engine");
  private static final SimpleFormatter FORMAT = new SimpleFormatter();

  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogWatch() {
    ENGINE.addHandler(this);
  }

  /** The lines about one job, with their level. */
  List<String> about(String jobId) {
    return lines.stream().filter(line -> line.contains(jobId)).toList();
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + FORMAT.formatMessage(line));
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    ENGINE.removeHandler(this);
  }
}
