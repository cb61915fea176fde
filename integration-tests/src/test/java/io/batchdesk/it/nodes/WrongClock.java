package io.batchdesk.it.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of a process, which can be set while it runs, by libfaketime: the one that {@code
 * BATCHDESK_FAKETIME} names, or is installed.
 */
final class WrongClock {

  private static final List<Path> INSTALLED =
      Stream.of("x86_64", "aarch64")
          .map(machine -> "/usr/lib/%s-linux-gnu/faketime/libfaketimeMT.so.1".formatted(machine))
          .map(Path::of)
          .toList();

  private final Path offset;

  /**
   * A clock.
   *
   * @param file where to keep its offset
   * @param by how wrong it is, as libfaketime writes it: {@code +7h}
   */
  WrongClock(Path file, String by) {
    this.offset = file;
    set(by);
  }

  /** It is noticed after a second. */
  void set(String by) {
    try {
      Files.writeString(offset, by + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What makes a process go by it; what measures how long something takes stays right. The last is
   * for waits with a limit, which a Java process would otherwise not wait at all.
   */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library().toString(),
        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  private static Path library() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("BATCHDESK_FAKETIME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .stream(),
            INSTALLED.stream())
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no libfaketime; ./verify fetches one on Debian and Ubuntu, or set"
                        + " BATCHDESK_FAKETIME to the path of libfaketimeMT.so.1"));
  }
}
