package io.batchdesk.rows;

import java.util.Map;

/** Says in the words of spreadsheets what a pattern of Java says. */
final class XlsxPattern {

  private static final Map<Character, String> TIMES =
      Map.of('M', "m", 'L', "m", 'H', "h", 'u', "y", 'E', "d", 'S', "0", 'a', "AM/PM");

  private XlsxPattern() {}

  /** Of a {@link java.text.DecimalFormat}. */
  static String ofNumber(String pattern) {
    return converted(pattern, Map.of());
  }

  /** Of a {@link java.time.format.DateTimeFormatter}. */
  static String ofTime(String pattern) {
    return converted(pattern, TIMES);
  }

  /** Texts stand in apostrophes there, where two of them are one, and behind backslashes here. */
  private static String converted(String pattern, Map<Character, String> letters) {
    StringBuilder all = new StringBuilder();
    boolean text = false;
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      boolean doubled = pattern.startsWith("''", i);
      if (doubled || text && next != '\'') {
        all.append('\\').append(next);
        i += doubled ? 1 : 0;
      } else if (next == '\'') {
        text = !text;
      } else {
        all.append(letters.getOrDefault(next, String.valueOf(next)));
      }
    }
    return all.toString();
  }
}
