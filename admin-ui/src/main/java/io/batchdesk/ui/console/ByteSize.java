package io.batchdesk.ui.console;

import java.util.Locale;

/** Says how long a file is. */
final class ByteSize {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int THOUSAND = 1000;

  private ByteSize() {}

  /** In the unit in which the number is short: {@code 512 bytes}, {@code 2.1 MB}. */
  static String words(long bytes, Locale locale) {
    if (bytes < THOUSAND) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    // 999,950 would be printed as 1000.0 kB.
    while (size >= THOUSAND - 0.05 && unit < UNITS.length - 1) {
      size /= THOUSAND;
      unit++;
    }
    return String.format(locale, "%.1f %s", size, UNITS[unit]);
  }
}
