package io.batchdesk.sample;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers in sentences, written as the person who started the job writes them. */
record Words(NumberFormat format) {

  static Words english() {
    return new Words(NumberFormat.getIntegerInstance(Locale.ENGLISH));
  }

  String number(long number) {
    return format.format(number);
  }

  /** For example {@code 1 contact} or {@code 12,345 contacts}. */
  String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** For example {@code contact 1} or {@code contacts 12,001 to 14,500}. */
  String range(String noun, long first, long last) {
    return first == last
        ? noun + " " + number(first)
        : "%ss %s to %s".formatted(noun, number(first), number(last));
  }

  /** For example {@code 2.1 MB}. */
  String size(long bytes) {
    if (bytes < 1_000) {
      return count(bytes, "byte");
    }
    return bytes < 1_000_000
        ? number(Math.round(bytes / 1e3)) + " kB"
        : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
  }
}
