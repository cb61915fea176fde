package io.batchdesk.rows;

/**
 * Keeps a spreadsheet from taking a text for a formula: a text that begins with {@code = + - @},
 * tab or carriage return gets an apostrophe in front. So does one that begins with apostrophes and
 * then one of these: an import takes one apostrophe away again from just these texts, and has what
 * it was.
 */
public final class SpreadsheetText {

  private SpreadsheetText() {}

  /** The text as a spreadsheet may have it; null stays null. */
  public static String safe(String text) {
    return text != null && isFormula(text) ? "'" + text : text;
  }

  /** What it was; null stays null. */
  public static String original(String text) {
    return text != null && text.startsWith("'") && isFormula(text) ? text.substring(1) : text;
  }

  /** Whether a spreadsheet would take it for a formula, or for one that was made safe. */
  static boolean isFormula(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') {
      first++;
    }
    return first < text.length() && beginsFormula(text.charAt(first));
  }

  private static boolean beginsFormula(char first) {
    return switch (first) {
      case '=', '+', '-', '@', '\t', '\r' -> true;
      default -> false;
    };
  }
}
