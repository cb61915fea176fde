package io.batchdesk.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.batchdesk.JobOutput;
import java.io.IOException;
import java.io.Writer;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes rows as CSV. Used by one thread. */
final class CsvTable<R> implements TableWriter<R> {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvFormat format;
  private final List<String> titles;
  private final List<Function<R, String>> cells;
  private final String[] texts;
  private final CsvWriter csv;
  private long formulas;

  CsvTable(Columns<R> columns, CsvFormat format, Writer writer) {
    this.format = format;
    titles = columns.titles();
    cells = columns.stream().map(this::cell).toList();
    texts = new String[cells.size()];
    csv =
        CsvWriter.builder()
            .fieldSeparator(format.separator())
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(Quotes.of(titles.size()))
            .build(writer);
  }

  private Function<R, String> cell(Column<R> column) {
    Function<Object, String> text = text(column);
    return row -> {
      Object value = column.value().apply(row);
      return value == null ? null : text.apply(value);
    };
  }

  private Function<Object, String> text(Column<?> column) {
    return switch (column.kind()) {
      case TEXT -> value -> safe(value.toString());
      case NUMBER ->
          column.pattern() == null
              ? number -> CellType.plain((Number) number)
              : number(column.pattern())::format;
      case DAY -> column.pattern() == null ? Object::toString : days(column.pattern());
      case MOMENT -> column.pattern() == null ? Object::toString : moments(column.pattern());
      case TRUTH -> Object::toString;
    };
  }

  private String safe(String text) {
    if (!SpreadsheetText.isFormula(text)) {
      return text;
    }
    formulas++;
    return format.spreadsheetSafe() ? SpreadsheetText.safe(text) : text;
  }

  private static DecimalFormat number(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private static Function<Object, String> days(String pattern) {
    DateTimeFormatter days = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    return value -> days.format((LocalDate) value);
  }

  private static Function<Object, String> moments(String pattern) {
    DateTimeFormatter moments =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    return value -> moments.format((Instant) value);
  }

  static <R> CsvTable<R> open(Columns<R> columns, CsvFormat format, JobOutput output)
      throws IOException {
    Writer writer = output.writer();
    if (output.length() > 0) {
      return new CsvTable<>(columns, format, writer);
    }
    if (format.byteOrderMark()) {
      writer.write(BYTE_ORDER_MARK);
    }
    CsvTable<R> table = new CsvTable<>(columns, format, writer);
    table.header();
    return table;
  }

  /** Titles may come from the data, too. */
  void header() {
    csv.writeRecord(titles.stream().map(this::safe).toList());
  }

  @Override
  public void write(R row) {
    // No stream: this runs for each row, and costs as much as writing it.
    for (int i = 0; i < texts.length; i++) {
      texts[i] = cells.get(i).apply(row);
    }
    csv.writeRecord(texts);
  }

  @Override
  public Workbook end(boolean last) throws IOException {
    csv.flush();
    return null;
  }

  @Override
  public Remarks remarks() {
    return format.spreadsheetSafe() ? new Remarks(formulas, 0, 0) : new Remarks(0, formulas, 0);
  }
}
