package io.batchdesk.it.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the files out of a page of the manual: a line with the file's name, then its text in a
 * fence.
 */
final class Manual {

  private static final Pattern FILE =
      Pattern.compile(
          "^`([\\w./-]+)`\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Manual() {}

  /** Writes the files of a page into a folder. */
  static List<Path> unpack(Path page, Path folder) {
    try {
      List<Path> files = new ArrayList<>();
      Matcher matcher = FILE.matcher(Files.readString(page));
      while (matcher.find()) {
        Path file = folder.resolve(matcher.group(1));
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, matcher.group(2)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
