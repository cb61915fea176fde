package io.batchdesk.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The cells of a workbook's rows as XML. Used by one thread. */
final class XlsxCells<R> {

  /** A number of more digits would lose some. */
  private static final int DIGITS = 15;

  /** A cell cannot have more characters. */
  static final int LONGEST = 32_767;

  /** A row cannot have more. */
  private static final int MOST_COLUMNS = 16_384;

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /** Excel takes 1900 for a leap year, and knows no day before it. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final long DAY_IN_MILLIS = 86_400_000;

  private final List<Column<R>> columns;
  private final List<String> letters = new ArrayList<>();
  private final List<String> patterns;
  private long cut;

  XlsxCells(Columns<R> columns) {
    this.columns = columns.stream().toList();
    if (this.columns.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "A workbook cannot have %d columns; %d at most"
              .formatted(this.columns.size(), MOST_COLUMNS));
    }
    for (int i = 0; i < this.columns.size(); i++) {
      letters.add(letters(i));
    }
    patterns =
        this.columns.stream().map(XlsxCells::pattern).filter(Objects::nonNull).distinct().toList();
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /** How values are shown; null for as they are. Excel takes M and m, H and h for the same. */
  private static String pattern(Column<?> column) {
    return switch (column.kind()) {
      case DAY -> column.pattern() == null ? "yyyy-mm-dd" : XlsxPattern.ofTime(column.pattern());
      case MOMENT ->
          column.pattern() == null ? "yyyy-mm-dd hh:mm:ss" : XlsxPattern.ofTime(column.pattern());
      case NUMBER -> column.pattern() == null ? null : XlsxPattern.ofNumber(column.pattern());
      case TEXT, TRUTH -> null;
    };
  }

  /** How values are shown, in the order of their styles. */
  List<String> patterns() {
    return patterns;
  }

  String head() {
    StringBuilder xml = new StringBuilder("<row r=\"1\">");
    for (int i = 0; i < columns.size(); i++) {
      text(xml, begin(i, 1), XlsxParts.HEAD_STYLE, columns.get(i).title());
    }
    return xml.append("</row>").toString();
  }

  String row(R row, int number) {
    StringBuilder xml = new StringBuilder("<row r=\"").append(number).append("\">");
    for (int i = 0; i < columns.size(); i++) {
      Object value = columns.get(i).value().apply(row);
      if (value != null) {
        cell(xml, begin(i, number), columns.get(i), value);
      }
    }
    return xml.append("</row>").toString();
  }

  private String begin(int column, int row) {
    return "<c r=\"" + letters.get(column) + row + "\"";
  }

  private void cell(StringBuilder xml, String begin, Column<R> column, Object value) {
    String pattern = pattern(column);
    int style = pattern == null ? 0 : XlsxParts.FIRST_STYLE + patterns.indexOf(pattern);
    BigDecimal number =
        switch (column.kind()) {
          case TEXT, TRUTH -> null;
          case NUMBER -> number(value);
          case DAY -> day((LocalDate) value);
          case MOMENT -> moment((Instant) value);
        };
    if (number != null) {
      style(xml.append(begin), style).append("><v>").append(number.toPlainString());
      xml.append("</v></c>");
    } else if (value instanceof Boolean truth) {
      xml.append(begin).append(" t=\"b\"><v>").append(truth ? 1 : 0).append("</v></c>");
    } else {
      text(xml, begin, style, value instanceof BigDecimal big ? big.toPlainString() : "" + value);
    }
  }

  /** Null for what would lose digits, or is none. */
  private static BigDecimal number(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        return null;
      }
    }
    BigDecimal number = new BigDecimal(value.toString());
    return number.stripTrailingZeros().precision() > DIGITS ? null : number;
  }

  /** Null for a day that Excel does not know. */
  private static BigDecimal day(LocalDate day) {
    return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)
        ? null
        : BigDecimal.valueOf(day.toEpochDay() - DAY_ZERO.toEpochDay());
  }

  private static BigDecimal moment(Instant moment) {
    BigDecimal day = day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    return day == null
        ? null
        : day.add(
            BigDecimal.valueOf(Math.floorMod(moment.toEpochMilli(), DAY_IN_MILLIS))
                .divide(BigDecimal.valueOf(DAY_IN_MILLIS), 10, RoundingMode.HALF_UP));
  }

  private void text(StringBuilder xml, String begin, int style, String text) {
    style(xml.append(begin), style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    XlsxText.append(xml, text.length() > LONGEST ? cut(text) : text);
    xml.append("</t></is></c>");
  }

  private String cut(String text) {
    cut++;
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** How many texts were cut. */
  long cut() {
    return cut;
  }

  private static StringBuilder style(StringBuilder xml, int style) {
    return style == 0 ? xml : xml.append(" s=\"").append(style).append('"');
  }
}
