package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Sends downloads and records that they move, end or break off. Holds no transaction meanwhile. */
@ApplicationScoped
public class DownloadSender {

  private static final int BUFFER = 16 * 1024;
  private static final long SEEN_EVERY = Duration.ofSeconds(5).toNanos();

  @Inject Downloads downloads;

  /**
   * Sends a part of a file. The download counts as finished when its last byte was sent and
   * flushed.
   *
   * @param from the first byte, from 0
   * @param to the byte behind the last
   * @throws IOException if the client went away or the file cannot be read
   */
  public void send(Downloads.Download download, OutputStream out, long from, long to)
      throws IOException {
    boolean sent = false;
    try (InputStream in = downloads.open(download)) {
      in.skipNBytes(from);
      copy(download, in, out, to - from);
      out.flush();
      sent = true;
    } finally {
      if (sent && to == download.output().length()) {
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
}
