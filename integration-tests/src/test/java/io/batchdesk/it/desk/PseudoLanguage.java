package io.batchdesk.it.desk;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A language in which each text stands in brackets and wears accents, so that any other is seen.
 */
final class PseudoLanguage {

  static final String TAG = "qps";

  /** How times are written; no texts. */
  private static final Set<String> PATTERNS =
      Set.of("moment.time", "moment.today", "moment.day", "day.pattern");

  private static final String PLAIN = "aceinouyACEINOUY";
  private static final String ACCENTED = "àçéîñôüýÀÇÉÎÑÔÜÝ";

  private PseudoLanguage() {}

  /** A bundle in this language, made from the English one. */
  static String of(Properties english) {
    return english.entrySet().stream()
        .map(PseudoLanguage::line)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String line(Map.Entry<Object, Object> entry) {
    String text = entry.getValue().toString();
    return entry.getKey()
        + "="
        + (PATTERNS.contains(entry.getKey().toString()) ? text : "⟦" + accented(text) + "⟧")
            .replace("\\", "\\\\");
  }

  /** Parameters stay as they are. */
  private static String accented(String text) {
    StringBuilder accented = new StringBuilder();
    int depth = 0;
    for (char c : text.toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      int letter = PLAIN.indexOf(c);
      accented.append(depth > 0 || letter < 0 ? c : ACCENTED.charAt(letter));
    }
    return accented.toString();
  }
}
