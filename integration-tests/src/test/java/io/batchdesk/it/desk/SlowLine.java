package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A line between a browser and the desk that can be made slow, and cut. */
final class SlowLine implements AutoCloseable {

  private static final int BLOCK = 8 * 1024;
  private static final int SMALL_BUFFER = 32 * 1024;

  private final int deskPort;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong passed = new AtomicLong();
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile long cutAfter = Long.MAX_VALUE;

  SlowLine(DeskProcess desk) {
    deskPort = desk.port();
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI url(String path) {
    return URI.create("http://localhost:" + server.getLocalPort() + path);
  }

  /** From now on so many bytes a second reach the browser on each connection. */
  void slowTo(long bytes) {
    bytesPerSecond = bytes;
  }

  /** Cuts the next connection on which so many bytes have reached the browser from now on. */
  void cutAfter(long bytes) {
    cutAfter = bytes;
  }

  /** All bytes that reached the browser. */
  long passed() {
    return passed.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = server.accept();
        Socket desk = new Socket();
        desk.setReceiveBufferSize(SMALL_BUFFER);
        desk.connect(new InetSocketAddress("127.0.0.1", deskPort));
        threads.execute(() -> up(browser, desk));
        threads.execute(() -> down(desk, browser));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void up(Socket browser, Socket desk) {
    try (browser;
        desk) {
      browser.getInputStream().transferTo(desk.getOutputStream());
    } catch (IOException e) {
      // One side has gone, and so goes the other.
    }
  }

  private void down(Socket desk, Socket browser) {
    try (desk;
        browser) {
      InputStream in = desk.getInputStream();
      OutputStream out = browser.getOutputStream();
      byte[] block = new byte[BLOCK];
      long onThisOne = 0;
      int read;
      while ((read = in.read(block)) >= 0) {
        out.write(block, 0, read);
        passed.addAndGet(read);
        onThisOne += read;
        if (onThisOne > cutAfter) {
          cutAfter = Long.MAX_VALUE;
          return;
        }
        if (bytesPerSecond < Long.MAX_VALUE) {
          LockSupport.parkNanos(read * 1_000_000_000L / bytesPerSecond);
        }
      }
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
