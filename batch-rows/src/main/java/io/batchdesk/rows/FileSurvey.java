package io.batchdesk.rows;

import java.nio.charset.StandardCharsets;

/**
 * What was seen of a file's bytes so far: whether they are UTF-8. Begins and ends between two
 * characters of a row. Immutable.
 *
 * @param sequences how many characters of several bytes there were
 * @param wrong how many bytes were none of UTF-8
 */
record FileSurvey(long sequences, long wrong) {

  static final FileSurvey NOTHING = new FileSurvey(0, 0);

  /** Looks at the bytes of some more rows, which UTF-8 would have to be by itself. */
  FileSurvey and(String bytesAsLatin) {
    long good = sequences;
    long bad = wrong;
    int i = 0;
    while (i < bytesAsLatin.length()) {
      int more = following(bytesAsLatin, i);
      if (more < 0) {
        bad++;
      } else if (more > 0) {
        good++;
      }
      i += 1 + Math.max(0, more);
    }
    return new FileSurvey(good, bad);
  }

  /** How many bytes follow this one in its character; -1 if it begins none. */
  private static int following(String bytes, int at) {
    int first = bytes.charAt(at);
    int more = first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more < 0 || first > 0xF4 || at + more >= bytes.length()) {
      return first < 0x80 ? 0 : -1;
    }
    for (int i = 1; i <= more; i++) {
      if ((bytes.charAt(at + i) & 0xC0) != 0x80) {
        return -1;
      }
    }
    return more;
  }

  /** A few wrong bytes among many right ones are damage; otherwise it is what Windows writes. */
  String charset() {
    return wrong == 0 || sequences > wrong ? StandardCharsets.UTF_8.name() : CsvShape.WINDOWS;
  }
}
