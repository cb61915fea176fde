package io.batchdesk.sample;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula: a text that begins with {@code = + - @},
 * tab or carriage return gets an apostrophe in front. So does one that begins with apostrophes and
 * then one of these: an import takes one apostrophe away again from just these texts, and has what
 * it was.
 */
final class SpreadsheetText {

  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

  private SpreadsheetText() {}

  static String safe(String text) {
    return text != null && FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }
}
