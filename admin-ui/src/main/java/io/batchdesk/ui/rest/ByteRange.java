package io.batchdesk.ui.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110, 14). Only a single range is served; of
 * anything that is not one, the whole file.
 *
 * @param from the first byte, from 0
 * @param to the byte behind the last
 * @param partial whether a range was asked for
 */
record ByteRange(long from, long to, boolean partial) {

  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a header.
   *
   * @return empty if no byte of the file is in the range
   */
  static Optional<ByteRange> of(String header, long length) {
    Matcher single = SINGLE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
      return Optional.of(new ByteRange(0, length, false));
    }
    if (single.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(single.group(2)), length);
      return last == 0 ? Optional.empty() : Optional.of(new ByteRange(length - last, length, true));
    }
    long from = Long.parseLong(single.group(1));
    long to = single.group(2).isEmpty() ? length : Long.parseLong(single.group(2)) + 1;
    if (to <= from && !single.group(2).isEmpty()) {
      return Optional.of(new ByteRange(0, length, false));
    }
    return from >= length
        ? Optional.empty()
        : Optional.of(new ByteRange(from, Math.min(to, length), true));
  }

  long size() {
    return to - from;
  }

  String contentRange(long length) {
    return "bytes %d-%d/%d".formatted(from, to - 1, length);
  }
}
