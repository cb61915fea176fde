package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.List;

/** A file does not have the columns that it should have. */
final class HeaderException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int NAMED = 10;

  private final transient List<String> missing;
  private final transient List<String> unknown;
  private final transient List<String> doubled;
  private final transient List<String> expected;

  HeaderException(List<String> missing, List<String> unknown, List<String> doubled) {
    super("missing " + missing + ", unknown " + unknown + ", doubled " + doubled);
    this.missing = missing;
    this.unknown = unknown;
    this.doubled = doubled;
    this.expected = List.of();
  }

  private HeaderException(List<String> expected) {
    super("none of " + expected);
    this.missing = List.of();
    this.unknown = List.of();
    this.doubled = List.of();
    this.expected = expected;
  }

  /** The first row names none of the columns that are expected. */
  static HeaderException knowsNone(List<String> expected) {
    return new HeaderException(expected);
  }

  String words(RowTexts texts) {
    List<String> sentences = new ArrayList<>();
    add(sentences, texts, "import.no_column", expected);
    add(sentences, texts, "import.missing", missing);
    add(sentences, texts, "import.unknown", unknown);
    add(sentences, texts, "import.doubled", doubled);
    return String.join(" ", sentences);
  }

  private static void add(List<String> sentences, RowTexts texts, String key, List<String> titles) {
    if (!titles.isEmpty()) {
      sentences.add(texts.say(key, titles.size(), named(titles)));
    }
  }

  /** The first titles, each cut: they come from a file of anybody's. */
  static String named(List<String> titles) {
    List<String> first = titles.stream().limit(NAMED).map(RowTexts::quoted).toList();
    return String.join(", ", first) + (titles.size() > NAMED ? ", …" : "");
  }
}
