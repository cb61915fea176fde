package io.batchdesk.engine;

import java.nio.charset.StandardCharsets;

/** Cuts and quotes text that comes from outside. */
public final class Text {

  private static final int ECHO = 100;

  private Text() {}

  /** The value in quotes for an error message: at most 100 characters, on one line. */
  public static String quote(String value) {
    return "\"" + echo(value) + "\"";
  }

  /** As much of a client's text as is shown or kept: at most 100 characters, on one line. */
  public static String echo(String value) {
    return cut(oneLine(value), ECHO);
  }

  /** At most {@code length} characters, never half a surrogate pair, without NUL. */
  public static String cut(String value, int length) {
    if (value == null) {
      return null;
    }
    String text = value.replace("\u0000", "");
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** Halves of surrogate pairs become question marks: no database takes them. */
  static String whole(String value) {
    return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Control characters become spaces, so that a text cannot begin a new line in a log. */
  public static String oneLine(String value) {
    return value == null ? "" : value.replaceAll("\\p{Cntrl}", " ");
  }
}
