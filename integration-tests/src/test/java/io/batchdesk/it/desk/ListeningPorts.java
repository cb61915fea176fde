package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a process waits for others to call, as Linux tells it (proc(5)): connections of TCP in the
 * state LISTEN, and sockets of UDP that are not connected.
 */
final class ListeningPorts {

  private static final Map<String, String> TABLES =
      Map.of("tcp", "0A", "tcp6", "0A", "udp", "07", "udp6", "07");

  private ListeningPorts() {}

  /** Such as {@code tcp 8080}. */
  static Set<String> of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> inodes = inodes(process.resolve("fd"));
    Set<String> ports = new TreeSet<>();
    TABLES.forEach(
        (table, state) ->
            lines(process.resolve("net").resolve(table)).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(state) && inodes.contains(columns[9]))
                .map(columns -> columns[1].replaceFirst(".*:", ""))
                .map(port -> "%s %d".formatted(table.substring(0, 3), Integer.parseInt(port, 16)))
                .forEach(ports::add));
    return ports;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the sockets that the process has open. */
  private static Set<String> inodes(Path descriptors) {
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.map(ListeningPorts::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.replaceAll("\\D", ""))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // It was closed meanwhile.
      return "";
    }
  }
}
