package io.batchdesk.ui.rest;

import io.batchdesk.engine.DownloadSender;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What of a connection's bytes the other side has not acknowledged. Java does not tell, Linux does
 * in /proc/net/tcp (proc(5)); elsewhere nothing is known, and what was written counts as sent.
 */
final class TcpQueue implements DownloadSender.Outstanding {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

  private final String localPort;
  private final String remotePort;
  private final boolean known;

  private TcpQueue(int localPort, int remotePort) throws IOException {
    this.localPort = hex(localPort);
    this.remotePort = hex(remotePort);
    this.known = look().isPresent();
  }

  /** The connection of a request, which is open at this moment. */
  static TcpQueue of(HttpServletRequest request) {
    try {
      return new TcpQueue(request.getLocalPort(), request.getRemotePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection that was there and is not any more was reset: the client went away. */
  @Override
  public long bytes() throws IOException {
    if (!known) {
      return 0;
    }
    return look().orElseThrow(() -> new SocketException("The client has closed the connection"));
  }

  private OptionalLong look() throws IOException {
    long most = -1;
    for (Path table : TABLES) {
      if (Files.isReadable(table)) {
        try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
          most = Math.max(most, unacknowledged(lines, localPort, remotePort).orElse(-1));
        }
      }
    }
    return most < 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }

  /** By the ports alone: if two clients share one, the slower counts. */
  static OptionalLong unacknowledged(Stream<String> lines, String localPort, String remotePort) {
    return lines
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 4)
        .filter(columns -> columns[1].endsWith(localPort) && columns[2].endsWith(remotePort))
        .mapToLong(columns -> Long.parseLong(columns[4].split(":")[0], 16))
        .max();
  }

  /** As the end of an address in the table. */
  static String hex(int port) {
    return ":%04X".formatted(port);
  }
}
