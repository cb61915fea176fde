package io.batchdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A small file that people take as the beginning of one that they upload, for example a table with
 * its columns and one line. It is the same for everybody. Immutable.
 *
 * @param name the name that the person sees; it never becomes a path
 * @param mediaType for example {@code text/csv;charset=UTF-8}
 * @param bytes what is in it
 */
public record Template(String name, String mediaType, byte[] bytes) {

  /** The largest template, in bytes: 64 KiB. */
  public static final int LARGEST = 64 * 1024;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TYPE = 100;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Copies the bytes.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 200 characters, the media
   *     type is blank or longer than 100, or there are more than 64 KiB
   */
  public Template {
    requireText("name", name, LONGEST_NAME);
    requireText("media type", mediaType, LONGEST_TYPE);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "The template %s has %,d bytes; keep it under %,d"
              .formatted(name, bytes.length, LARGEST));
    }
    bytes = bytes.clone();
  }

  private static void requireText(String what, String text, int longest) {
    if (text == null || text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          "The %s of a template cannot be \"%s\"; give 1 to %d characters"
              .formatted(what, text, longest));
    }
  }

  /**
   * A template for a CSV file: UTF-8 with a byte order mark, without which spreadsheets misread it.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static Template csv(String name, String text) {
    return new Template(name, "text/csv;charset=UTF-8", (BYTE_ORDER_MARK + text).getBytes(UTF_8));
  }

  /** A copy. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
