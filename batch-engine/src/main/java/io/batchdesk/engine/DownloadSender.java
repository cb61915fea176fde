package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends downloads and records that they move, end or break off. Holds no transaction meanwhile. */
@ApplicationScoped
public class DownloadSender {

  private static final int BUFFER = 16 * 1024;
  private static final long SEEN_EVERY = Duration.ofSeconds(5).toNanos();
  private static final long FIRST_LOOK = Duration.ofMillis(5).toNanos();
  private static final long SLOWEST_LOOK = Duration.ofMillis(250).toNanos();
  private static final long STALLED = Duration.ofMinutes(5).toNanos();

  /** What the operating system still holds of what was sent. */
  @FunctionalInterface
  public interface Outstanding {

    /**
     * The bytes that the other side has not acknowledged.
     *
     * @throws IOException if the connection is broken
     */
    long bytes() throws IOException;
  }

  @Inject Downloads downloads;

  /**
   * Sends a part of a file. The download counts as finished when the client has acknowledged its
   * last byte: buffers take megabytes, so that a write may return long before.
   *
   * @param from the first byte, from 0
   * @param to the byte behind the last
   * @param outstanding asked after the last byte was flushed, until nothing is left
   * @throws IOException if the client went away or the file cannot be read
   */
  public void send(
      Downloads.Download download, OutputStream out, long from, long to, Outstanding outstanding)
      throws IOException {
    boolean sent = false;
    try (InputStream in = downloads.open(download, from)) {
      copy(download, in, out, to - from);
      out.flush();
      await(download, outstanding);
      sent = true;
    } finally {
      if (sent && from == 0 && to == download.output().length()) {
        downloads.finished(download);
      } else {
        downloads.brokenOff(download);
      }
    }
  }

  /** Takes back a download that is not sent after all, so that cleanup does not wait for it. */
  public void cancel(Downloads.Download download) {
    downloads.brokenOff(download);
  }

  private void copy(Downloads.Download download, InputStream in, OutputStream out, long length)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    long seen = System.nanoTime();
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
      if (read < 0) {
        throw new EOFException("The stored file is shorter than it was recorded");
      }
      out.write(buffer, 0, read);
      left -= read;
      if (System.nanoTime() - seen > SEEN_EVERY) {
        downloads.seen(download);
        seen = System.nanoTime();
      }
    }
  }

  private void await(Downloads.Download download, Outstanding outstanding) throws IOException {
    long left = outstanding.bytes();
    long moved = System.nanoTime();
    long seen = moved;
    long pause = FIRST_LOOK;
    while (left > 0) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, SLOWEST_LOOK);
      long before = left;
      left = outstanding.bytes();
      long now = System.nanoTime();
      if (left < before) {
        moved = now;
      } else if (now - moved > STALLED || Thread.interrupted()) {
        throw new InterruptedIOException("The client does not take the last bytes");
      }
      if (now - seen > SEEN_EVERY) {
        downloads.seen(download);
        seen = now;
      }
    }
  }
}
