package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The columns that an import reads, and the components of a record that they fill. Titles are
 * compared without regard to case. Immutable: each method answers more, or says more of the last
 * column.
 *
 * <pre>{@code
 * ImportColumns.of(City.class)
 *     .column("id", "id")
 *     .column("Name", "name").required().called("City")
 *     .column("Founded", "foundedOn").as("dd.MM.yyyy")
 * }</pre>
 *
 * <p>A component is a {@link String}, a whole number, a {@link java.math.BigDecimal}, a truth
 * value, a {@link java.time.LocalDate}, an {@link java.time.Instant}, an enum, or a {@link
 * java.util.Map} with texts as keys and one of these as values. An empty cell is null. What the
 * record's components demand in Bean Validation is checked for each row.
 *
 * @param <R> a row: a record
 */
public final class ImportColumns<R> {

  private final RowRecord<R> record;
  private final List<ImportColumn<R>> columns;
  private final Set<String> ignored;
  private final boolean ignoresOthers;

  private ImportColumns(
      RowRecord<R> record,
      List<ImportColumn<R>> columns,
      Set<String> ignored,
      boolean ignoresOthers) {
    this.record = record;
    this.columns = List.copyOf(columns);
    this.ignored = Set.copyOf(ignored);
    this.ignoresOthers = ignoresOthers;
  }

  /**
   * No columns, to begin with.
   *
   * @throws IllegalArgumentException if a component is of a type that cannot stand in a cell
   */
  public static <R extends Record> ImportColumns<R> of(Class<R> row) {
    return new ImportColumns<>(RowRecord.of(row), List.of(), Set.of(), false);
  }

  /**
   * A column.
   *
   * @param component the component of the record that it fills
   * @throws IllegalArgumentException if the record has no such component
   */
  public ImportColumns<R> column(String title, String component) {
    record.require(component, false);
    return with(ImportColumn.of(title, component, null));
  }

  /**
   * Columns of which a file may have any number, for a component that is a map.
   *
   * @param title what stands above one of them, in the template
   * @param titles what stands above each; the first group is its key in the map
   * @throws IllegalArgumentException if the record has no such component, or it is no map
   */
  public ImportColumns<R> columns(String title, String titles, String component) {
    record.require(component, true);
    return with(
        ImportColumn.of(title, component, Pattern.compile(titles, Pattern.CASE_INSENSITIVE)));
  }

  /**
   * How the key of the last column, of which a file may have any number, is made of what stands in
   * its title: {@code String::toUpperCase}, for example, because titles are compared without regard
   * to case. Default: as it stands there.
   */
  public ImportColumns<R> keyed(UnaryOperator<String> key) {
    return last(column -> column.keyedBy(key));
  }

  private ImportColumns<R> with(ImportColumn<R> column) {
    List<ImportColumn<R>> more = new ArrayList<>(columns);
    more.add(column);
    return new ImportColumns<>(record, more, ignored, ignoresOthers);
  }

  private ImportColumns<R> last(UnaryOperator<ImportColumn<R>> change) {
    List<ImportColumn<R>> same = new ArrayList<>(columns);
    same.add(change.apply(same.remove(same.size() - 1)));
    return new ImportColumns<>(record, same, ignored, ignoresOthers);
  }

  /** What else may stand above the last column. */
  public ImportColumns<R> called(String... titles) {
    return last(column -> column.alsoCalled(List.of(titles)));
  }

  /** A file has to have the last column, and each row a value in it. */
  public ImportColumns<R> required() {
    return last(ImportColumn::requiredToo);
  }

  /**
   * How the values of the last column are written: a {@link java.text.DecimalFormat} or a {@link
   * java.time.format.DateTimeFormatter}. Default: plain digits with a point, ISO 8601.
   */
  public ImportColumns<R> as(String pattern) {
    return last(column -> column.writtenAs(pattern));
  }

  /**
   * What the texts of the last column have to look like.
   *
   * @param regex of the whole text
   * @param hint says so in words, for example {@code two capital letters}
   */
  public ImportColumns<R> matching(String regex, String hint) {
    return last(column -> column.looksLike(Pattern.compile(regex), hint));
  }

  /** What stands in the last column of the template. */
  public ImportColumns<R> example(String value) {
    return last(column -> column.forExample(value));
  }

  /**
   * Checks rows once more; what is wrong is told at the last column.
   *
   * @param problem what is wrong with a row, as a full sentence, or null
   */
  public ImportColumns<R> checked(Function<? super R, String> problem) {
    return checked((row, language) -> problem.apply(row));
  }

  /**
   * Checks rows once more; what is wrong is told at the last column.
   *
   * @param problem what is wrong with a row, as a full sentence in the person's language, or null
   */
  public ImportColumns<R> checked(BiFunction<? super R, Locale, String> problem) {
    return last(column -> column.checkedBy(problem));
  }

  /** Columns that a file may have and nobody reads; the preview does not speak of them. */
  public ImportColumns<R> ignoring(String... titles) {
    Set<String> more = new HashSet<>(ignored);
    for (String title : titles) {
      more.add(FileStart.lower(title));
    }
    return new ImportColumns<>(record, columns, more, ignoresOthers);
  }

  /** Any other column is ignored and the preview names it. Default: such a file is refused. */
  public ImportColumns<R> ignoringOthers() {
    return new ImportColumns<>(record, columns, ignored, true);
  }

  RowRecord<R> record() {
    return record;
  }

  List<ImportColumn<R>> all() {
    return columns;
  }

  boolean ignores(String fileTitle) {
    return ignored.contains(FileStart.lower(fileTitle));
  }

  boolean ignoresOthers() {
    return ignoresOthers;
  }

  /** Everything that may stand above a column that is there once, in lower case. */
  Set<String> titles() {
    Set<String> titles = new HashSet<>(ignored);
    for (ImportColumn<R> column : columns) {
      titles.add(FileStart.lower(column.title()));
      column.called().forEach(name -> titles.add(FileStart.lower(name)));
    }
    return titles;
  }
}
