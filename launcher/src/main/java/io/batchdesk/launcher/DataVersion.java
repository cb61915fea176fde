package io.batchdesk.launcher;

import static io.batchdesk.launcher.Refusal.badSetting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that wrote a data directory; a newer major version may have changed what is in it.
 */
class DataVersion {

  static final String OURS = "0.1.0";
  private static final String FILE = "version";
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.\\d+\\.\\d+");

  void requireReadable(Path root, String shown) {
    Path file = root.resolve(FILE);
    if (Files.notExists(file)) {
      return;
    }
    String theirs = read(file);
    Matcher number = FORM.matcher(theirs);
    if (!number.matches() || Integer.parseInt(number.group(1)) > major()) {
      throw badSetting(
          "The data directory %s was written by Batchdesk %s, and this is %s: start the newer one, or set"
              + " BATCHDESK_DATA to another directory.",
          shown, theirs, OURS);
    }
  }

  private static int major() {
    Matcher ours = FORM.matcher(OURS);
    return ours.matches() ? Integer.parseInt(ours.group(1)) : 0;
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.length() <= 40 ? text : text.substring(0, 40);
    } catch (IOException e) {
      return "an unknown version (" + e.getMessage() + ")";
    }
  }

  void note(Path root) throws IOException {
    Files.writeString(root.resolve(FILE), OURS + "\n");
  }
}
