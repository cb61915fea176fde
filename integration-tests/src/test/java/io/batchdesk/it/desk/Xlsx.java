package io.batchdesk.it.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A downloaded workbook, read by a reader that is not the writer's. */
final class Xlsx {

  private Xlsx() {}

  /** The cells of the first sheet as texts; numbers as they are written. */
  static List<List<String>> read(byte[] bytes) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.map(row -> row.stream().map(Xlsx::text).toList()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is to be kept of each line below the head of a large file. */
  static <T> List<T> read(Path file, Function<List<String>, T> line) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.skip(1).map(row -> line.apply(row.stream().map(Xlsx::text).toList())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Cell cell) {
    return cell == null || cell.getRawValue() == null ? "" : cell.getRawValue();
  }
}
