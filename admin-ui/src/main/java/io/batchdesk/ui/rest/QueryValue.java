package io.batchdesk.ui.rest;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import io.batchdesk.engine.Text;
import java.util.List;
import java.util.Locale;

/**
 * Reads the values of a query strictly: what cannot be read is {@code MALFORMED}, what is not
 * allowed {@code INVALID}.
 */
final class QueryValue {

  private static final int LONGEST = 200;

  private QueryValue() {}

  static String one(String name, List<String> values) {
    if (values.size() != 1) {
      throw new Refusal(
          Kind.MALFORMED,
          "given_twice",
          Text.echo(name),
          "%s is given %d times".formatted(Text.echo(name), values.size()));
    }
    return values.get(0);
  }

  /** A text that a database may be asked for: some refuse the NUL character. */
  static String text(String name, String value) {
    if (value.indexOf('\u0000') >= 0 || value.length() > LONGEST) {
      throw invalid(name, value, "give at most %d characters without NUL".formatted(LONGEST));
    }
    return value;
  }

  static int number(String name, String text, int usual, int least, int most) {
    if (text == null) {
      return usual;
    }
    if (!text.matches("-?\\d{1,18}")) {
      throw new Refusal(
          Kind.MALFORMED,
          "wrong_type",
          name,
          "%s is %s; give a whole number".formatted(name, Text.quote(text)));
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw invalid(name, text, "it may be %,d to %,d".formatted(least, most));
    }
    return (int) number;
  }

  static Refusal invalid(String name, String value, String hint) {
    return new Refusal(
        Kind.INVALID,
        "not_allowed",
        name,
        "%s cannot be %s; %s".formatted(name, Text.quote(value), hint));
  }

  static Refusal unknown(String name, String known) {
    return new Refusal(
        Kind.INVALID,
        "unknown_filter",
        Text.echo(name),
        "There is no filter %s; there is %s"
            .formatted(Text.quote(name.toLowerCase(Locale.ROOT)), known));
  }
}
