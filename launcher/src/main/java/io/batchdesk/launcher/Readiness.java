package io.batchdesk.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the host whether all applications are there. */
class Readiness {

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TIMEOUT_MILLIS = 2_000;

  private final URI address;

  Readiness(InetAddress bind, int port) {
    String host =
        bind.isAnyLocalAddress() || bind.isLoopbackAddress() ? "localhost" : bind.getHostAddress();
    this.address = URI.create("http://" + host + ":" + port + "/health/ready");
  }

  boolean waitFor(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (answers()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private boolean answers() {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
