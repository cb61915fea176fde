package io.batchdesk.ui.console;

import java.util.List;

/** Says how long a file is. */
final class ByteSize {

  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");
  private static final int THOUSAND = 1000;

  private ByteSize() {}

  /** In the unit in which the number is short: {@code 512 bytes}, {@code 2.1 MB}. */
  static String words(long bytes, Texts texts) {
    if (bytes < THOUSAND) {
      return texts.of("size.bytes", bytes);
    }
    double size = bytes;
    int unit = -1;
    // 999,950 would be printed as 1000.0 kB.
    while (size >= THOUSAND - 0.05 && unit < UNITS.size() - 1) {
      size /= THOUSAND;
      unit++;
    }
    return texts.of("size." + UNITS.get(unit), String.format(texts.getLocale(), "%.1f", size));
  }
}
