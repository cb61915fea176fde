package io.batchdesk.rows;

import java.util.regex.Pattern;

/** Texts in the XML of workbooks, where characters that XML cannot have are written as numbers. */
final class XlsxText {

  private static final Pattern LIKE_A_NUMBER =
      Pattern.compile("_x[0-9A-Fa-f]{4}_.*", Pattern.DOTALL);

  private XlsxText() {}

  static String of(String text) {
    StringBuilder xml = new StringBuilder();
    append(xml, text);
    return xml.toString();
  }

  static void append(StringBuilder xml, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '&' -> xml.append("&amp;");
        case '"' -> xml.append("&quot;");
        case '_' ->
            xml.append(
                LIKE_A_NUMBER.matcher(text).region(i, text.length()).matches() ? "_x005F_" : "_");
        default -> other(xml, text, i, c);
      }
    }
  }

  private static void other(StringBuilder xml, String text, int i, char c) {
    boolean pair =
        Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))
            || Character.isLowSurrogate(c)
                && i > 0
                && Character.isHighSurrogate(text.charAt(i - 1));
    boolean possible =
        c == '\t' || c == '\n' || c >= ' ' && c < '\uFFFE' && (!Character.isSurrogate(c) || pair);
    if (possible) {
      xml.append(c);
    } else {
      xml.append("_x%04X_".formatted((int) c));
    }
  }
}
