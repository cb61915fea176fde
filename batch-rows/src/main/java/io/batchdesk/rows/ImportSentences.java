package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.List;

/** What an import says about its counts. */
final class ImportSentences {

  private ImportSentences() {}

  /** What {@link #counts} says, without the sentence around it. */
  static String list(RowTexts texts, String key, ImportCounts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, texts, key + ".created", counts.created());
    add(parts, texts, key + ".updated", counts.updated());
    add(parts, texts, key + ".unchanged", counts.unchanged());
    add(parts, texts, key + ".refused", counts.refused());
    return String.join(", ", parts);
  }

  /** For example "12 will be created, 30 updated; 5 are unchanged, 3 rows are refused". */
  static String counts(RowTexts texts, String key, ImportCounts counts) {
    return texts.say(key, list(texts, key, counts));
  }

  private static void add(List<String> parts, RowTexts texts, String key, long count) {
    if (count > 0) {
      parts.add(texts.say(key, count));
    }
  }
}
