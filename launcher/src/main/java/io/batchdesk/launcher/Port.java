package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.notNow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the server will be able to listen; it would only write to its log that it cannot. */
final class Port {

  private static final int HIGHEST = 65535;

  private Port() {}

  static void check(InetAddress address, int port) {
    if (free(address, port)) {
      return;
    }
    throw notNow(
        "Port %d is taken by another program: stop that one, or start here with BATCHDESK_PORT=%d.",
        port, nextFree(address, port));
  }

  private static int nextFree(InetAddress address, int port) {
    int next = port + 1;
    while (next < HIGHEST && !free(address, next)) {
      next++;
    }
    return next;
  }

  private static boolean free(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
