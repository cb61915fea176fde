package io.batchdesk.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.batchdesk.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A file to begin with: the header, an example, and a row that explains the columns and that the
 * import passes over.
 */
final class ImportTemplate {

  private static final String EXPLAINS = "#: ";

  private ImportTemplate() {}

  static <R> Template of(ImportColumns<R> columns, String parameter) {
    StringWriter text = new StringWriter();
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(Quotes.of(columns.all().size()))
            .build(text);
    csv.writeRecord(columns.all().stream().map(ImportColumn::title).toList());
    if (columns.all().stream().anyMatch(column -> column.example() != null)) {
      csv.writeRecord(
          columns.all().stream().map(column -> SpreadsheetText.safe(column.example())).toList());
    }
    csv.writeRecord(explanations(columns));
    flush(csv);
    return Template.csv(parameter + "-template.csv", text.toString());
  }

  /** The first cell of the row that only explains. */
  static String explains(ImportColumns<?> columns) {
    return explanations(columns).get(0);
  }

  private static void flush(CsvWriter csv) {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <R> List<String> explanations(ImportColumns<R> columns) {
    RowTexts texts = RowTexts.in(Locale.ENGLISH);
    List<String> all = new ArrayList<>();
    for (ImportColumn<R> column : columns.all()) {
      CellType type = columns.record().component(column.component()).type();
      List<String> words = new ArrayList<>();
      words.add(texts.say("template." + type.name(), type.words()));
      if (column.pattern() != null) {
        words.add(column.pattern());
      }
      if (column.required()) {
        words.add(texts.say("template.required"));
      }
      if (column.hint() != null) {
        words.add(column.hint());
      }
      words.addAll(RowConstraints.words(columns.record().type(), column.component(), texts));
      all.add(
          (all.isEmpty() ? EXPLAINS : "")
              + words.stream().distinct().collect(Collectors.joining(", ")));
    }
    return all;
  }
}
