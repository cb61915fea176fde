package io.batchdesk.rows;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * One file of an export: its name, its columns, where its rows come from, how it is written.
 * Immutable: each method answers another one.
 *
 * @param fileName as the person sees it, for example {@code contacts.csv}
 * @param keeps which rows are written; the others count as done, too
 * @param <R> a row
 */
public record Export<R>(
    String fileName,
    Columns<R> columns,
    RowSource<R> rows,
    TableFormat format,
    Predicate<? super R> keeps) {

  /** An export. */
  public Export {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(keeps, "keeps");
  }

  /** All rows of a source, as CSV for people and their spreadsheets. */
  public static <R> Export<R> csv(String fileName, Columns<R> columns, RowSource<R> rows) {
    return new Export<>(fileName, columns, rows, CsvFormat.SPREADSHEET, row -> true);
  }

  /** All rows of a source, as a workbook with one sheet, or more for more than a million rows. */
  public static <R> Export<R> xlsx(
      String fileName, String sheet, Columns<R> columns, RowSource<R> rows) {
    return new Export<>(fileName, columns, rows, new XlsxFormat(sheet), row -> true);
  }

  /** The same, written in another way. */
  public Export<R> as(TableFormat other) {
    return new Export<>(fileName, columns, rows, other, keeps);
  }

  /** The same with only some of the rows, where the source cannot choose them. */
  public Export<R> onlyIf(Predicate<? super R> condition) {
    return new Export<>(fileName, columns, rows, format, condition);
  }
}
