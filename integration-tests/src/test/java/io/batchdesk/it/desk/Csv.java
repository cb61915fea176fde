package io.batchdesk.it.desk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A downloaded CSV, read by a reader that is not the writer's. */
final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  static List<NamedCsvRecord> read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is to be kept of each line of a large file. */
  static <T> List<T> read(Path file, Function<List<String>, T> line) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      return rows.stream().map(row -> line.apply(row.getFields())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<NamedCsvRecord> read(byte[] bytes) {
    return CsvReader.builder().ofNamedCsvRecord(text(bytes)).stream().toList();
  }

  /** Of rows that may lack cells at their ends. */
  static List<NamedCsvRecord> readRagged(byte[] bytes) {
    return CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofNamedCsvRecord(text(bytes))
        .stream()
        .toList();
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith(BYTE_ORDER_MARK)) {
      throw new AssertionError("No byte order mark");
    }
    return text.substring(1);
  }

  /** The text without the apostrophe that kept it from being a formula. */
  static String original(String cell) {
    return cell.replaceFirst("^'(?='*[=+\\-@\t\r])", "");
  }
}
