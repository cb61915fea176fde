package io.batchdesk.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How an uploaded table is written, as it was found out. Immutable.
 *
 * @param charset the name of its encoding
 * @param separator between two cells
 * @param begin the first byte behind a byte order mark
 * @param header what stands in the first row
 * @param body the first byte of the second row
 */
record CsvShape(String charset, char separator, long begin, List<String> header, long body) {

  static final String WINDOWS = "windows-1252";

  Charset encoding() {
    return Charset.forName(charset);
  }

  /** Whether a character is two bytes, the more significant one first or last. */
  boolean wide() {
    return encoding().equals(StandardCharsets.UTF_16LE)
        || encoding().equals(StandardCharsets.UTF_16BE);
  }

  CsvShape in(String other) {
    return new CsvShape(other, separator, begin, header, body);
  }
}
