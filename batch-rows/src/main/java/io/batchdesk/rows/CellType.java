package io.batchdesk.rows;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a value is, and how it is read out of a cell. Immutable.
 *
 * @param name the end of the key of the texts that say what it is
 * @param reader makes a function of a pattern that reads a cell; it throws if it cannot
 * @param zero what a primitive is if there is no value
 * @param words for what can be chosen, or ""
 */
record CellType(
    String name, Function<String, Function<String, Object>> reader, Object zero, String words) {

  private static final Function<String, Function<String, Object>> TEXT = pattern -> cell -> cell;
  private static final Map<String, Boolean> TRUTHS =
      Map.of("true", true, "false", false, "yes", true, "no", false, "1", true, "0", false);
  private static final int LONGEST_NUMBER = 1_000;

  private static final Map<Class<?>, CellType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, new CellType("text", TEXT, null, "")),
          Map.entry(Integer.class, number("whole", BigDecimal::intValueExact, null)),
          Map.entry(int.class, number("whole", BigDecimal::intValueExact, 0)),
          Map.entry(Long.class, number("whole", BigDecimal::longValueExact, null)),
          Map.entry(long.class, number("whole", BigDecimal::longValueExact, 0L)),
          Map.entry(BigDecimal.class, number("number", number -> number, null)),
          Map.entry(Double.class, number("number", BigDecimal::doubleValue, null)),
          Map.entry(double.class, number("number", BigDecimal::doubleValue, 0.0)),
          Map.entry(Boolean.class, new CellType("truth", pattern -> CellType::truth, null, "")),
          Map.entry(boolean.class, new CellType("truth", pattern -> CellType::truth, false, "")),
          Map.entry(LocalDate.class, new CellType("day", CellType::day, null, "")),
          Map.entry(Instant.class, new CellType("moment", CellType::moment, null, "")));

  static Optional<CellType> of(Class<?> type) {
    return type.isEnum() ? Optional.of(choice(type)) : Optional.ofNullable(TYPES.get(type));
  }

  private static CellType choice(Class<?> type) {
    Map<String, Object> byName =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(
                    one -> ((Enum<?>) one).name().toUpperCase(Locale.ROOT), one -> one));
    String words =
        Arrays.stream(type.getEnumConstants())
            .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new CellType("choice", pattern -> cell -> choice(byName, cell), null, words);
  }

  private static Object choice(Map<String, Object> byName, String cell) {
    Object found = byName.get(cell.strip().toUpperCase(Locale.ROOT));
    if (found == null) {
      throw new IllegalArgumentException(cell);
    }
    return found;
  }

  private static CellType number(String name, Function<BigDecimal, Object> narrow, Object zero) {
    return new CellType(
        name,
        pattern ->
            pattern == null
                ? cell -> narrow.apply(plain(cell.strip()))
                : cell -> narrow.apply(formatted(pattern, cell.strip())),
        zero,
        "");
  }

  /** No exponents: "1e999999999" is a number of a billion digits. */
  private static BigDecimal plain(String cell) {
    if (cell.length() > LONGEST_NUMBER || cell.indexOf('e') >= 0 || cell.indexOf('E') >= 0) {
      throw new NumberFormatException(cell);
    }
    return new BigDecimal(cell);
  }

  private static BigDecimal formatted(String pattern, String cell) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setParseBigDecimal(true);
    ParsePosition position = new ParsePosition(0);
    Number number = cell.length() > LONGEST_NUMBER ? null : format.parse(cell, position);
    boolean whole = number instanceof BigDecimal && position.getIndex() == cell.length();
    if (!whole || !grouped(cell, format)) {
      throw new NumberFormatException(cell);
    }
    BigDecimal decimal = (BigDecimal) number;
    // A pattern takes exponents, too: "1E999999999" is a number of a billion digits.
    if (Math.abs(decimal.scale()) > LONGEST_NUMBER) {
      throw new NumberFormatException(cell);
    }
    return decimal;
  }

  /** Whether groups of digits are as long as they should: "1,5" is not meant as fifteen. */
  private static boolean grouped(String cell, DecimalFormat format) {
    String negative = format.getNegativePrefix();
    String prefix = cell.startsWith(negative) ? negative : format.getPositivePrefix();
    String digits = cell.substring(prefix.length());
    int end = 0;
    while (end < digits.length()
        && (digits.charAt(end) == ',' || Character.isDigit(digits.charAt(end)))) {
      end++;
    }
    String[] groups = digits.substring(0, end).split(",", -1);
    for (int i = 1; i < groups.length; i++) {
      if (groups[i].length() != format.getGroupingSize()) {
        return false;
      }
    }
    return groups.length == 1 || !groups[0].isEmpty();
  }

  private static Object truth(String cell) {
    Boolean truth = TRUTHS.get(cell.strip().toLowerCase(Locale.ROOT));
    if (truth == null) {
      throw new IllegalArgumentException(cell);
    }
    return truth;
  }

  /** The years of patterns are meant as people write them, without an era. */
  private static DateTimeFormatter formatter(String pattern) {
    String[] parts = pattern.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].replace('y', 'u');
    }
    return DateTimeFormatter.ofPattern(String.join("'", parts), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static Function<String, Object> day(String pattern) {
    DateTimeFormatter days =
        pattern == null ? DateTimeFormatter.ISO_LOCAL_DATE : formatter(pattern);
    return cell -> LocalDate.parse(cell.strip(), days);
  }

  private static Function<String, Object> moment(String pattern) {
    if (pattern == null) {
      return cell -> Instant.parse(cell.strip());
    }
    DateTimeFormatter moments = formatter(pattern).withZone(ZoneOffset.UTC);
    return cell -> Instant.from(moments.parse(cell.strip()));
  }

  /** Whether an exception says that a cell holds no such value. */
  static boolean refuses(RuntimeException e) {
    return e instanceof IllegalArgumentException
        || e instanceof ArithmeticException
        || e instanceof DateTimeException;
  }

  /** Whether two values are the same for people: nothing and an empty text, 1.5 and 1.50. */
  static boolean same(Object one, Object other) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
      return number.compareTo(otherNumber) == 0;
    }
    return one == other || text(one).equals(text(other));
  }

  /** A value as people read it. */
  static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Enum<?> choice) {
      return choice.name().toLowerCase(Locale.ROOT);
    }
    return value instanceof Number number ? plain(number) : value.toString();
  }

  /** A number without an exponent, as it can be read again. */
  static String plain(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    String text = number.toString();
    boolean binary = number instanceof Double || number instanceof Float;
    return binary && text.indexOf('E') >= 0
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
