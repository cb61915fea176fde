package io.batchdesk.it.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server's log of its collections ({@code -Xlog:gc}) says about its heap. */
final class Heap {

  private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private Heap() {}

  /** The most that was in use, before and after a collection. */
  static String used(Path collections) throws IOException {
    int before = 0;
    int after = 0;
    for (String line : Files.readAllLines(collections)) {
      Matcher matcher = COLLECTED.matcher(line);
      if (matcher.find()) {
        before = Math.max(before, Integer.parseInt(matcher.group(1)));
        after = Math.max(after, Integer.parseInt(matcher.group(2)));
      }
    }
    return "at most %d MB, %d MB after a collection".formatted(before, after);
  }
}
