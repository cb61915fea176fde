package io.batchdesk.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Writes {@code server.log} and keeps five older ones. Public, because java.util.logging makes it
 * by its name; the JDK's own file handler cannot rotate and call the newest file {@code
 * server.log}.
 */
public final class ServerLog extends StreamHandler {

  private static final long MAX_BYTES = 10_000_000;
  private static final int OLD_FILES = 5;
  private static final int KEPT_ERRORS = 500;

  private static final List<LogRecord> ERRORS = new CopyOnWriteArrayList<>();

  private final Path file =
      Path.of(LogManager.getLogManager().getProperty(ServerLog.class.getName() + ".file"));
  private long size;

  public ServerLog() {
    setFormatter(new LogLine());
    setLevel(Level.ALL);
    open();
  }

  /** The first errors of this process, for the report about its start. */
  static List<LogRecord> errors() {
    return List.copyOf(ERRORS);
  }

  private void open() {
    try {
      setEncoding(StandardCharsets.UTF_8.name());
      size = Files.exists(file) ? Files.size(file) : 0;
      setOutputStream(
          new Counted(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    if (logged.getLevel().intValue() >= Level.SEVERE.intValue() && ERRORS.size() < KEPT_ERRORS) {
      ERRORS.add(logged);
    }
    super.publish(logged);
    flush();
    if (size > MAX_BYTES) {
      rotate();
    }
  }

  private void rotate() {
    close();
    try {
      for (int i = OLD_FILES - 1; i > 0; i--) {
        if (Files.exists(old(i))) {
          Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      reportError("The log cannot be rotated", e, 0);
    }
    open();
  }

  private Path old(int number) {
    return file.resolveSibling("server." + number + ".log");
  }

  private final class Counted extends FilterOutputStream {

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      size += length;
    }
  }
}
