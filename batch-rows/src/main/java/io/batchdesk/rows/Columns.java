package io.batchdesk.rows;

import io.batchdesk.rows.Column.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The columns of a table, from left to right; the same in every row. Immutable: each method answers
 * a longer table.
 *
 * <pre>{@code
 * Columns<Contact> columns = Columns.<Contact>none()
 *     .number("id", Contact::id)
 *     .text("city", Contact::city)
 *     .day("changed_on", Contact::changedOn);
 * }</pre>
 *
 * @param <R> a row
 */
public final class Columns<R> implements Iterable<Column<R>> {

  private final List<Column<R>> columns;

  private Columns(List<Column<R>> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A table without columns, to begin with. */
  public static <R> Columns<R> none() {
    return new Columns<>(List.of());
  }

  /** Adds a column of texts. */
  public Columns<R> text(String title, Function<? super R, String> value) {
    return with(new Column<>(title, Kind.TEXT, value, null));
  }

  /** Adds a column of numbers; a {@link java.math.BigDecimal} keeps its digits. */
  public Columns<R> number(String title, Function<? super R, ? extends Number> value) {
    return with(new Column<>(title, Kind.NUMBER, value, null));
  }

  /** Adds a column of days. */
  public Columns<R> day(String title, Function<? super R, LocalDate> value) {
    return with(new Column<>(title, Kind.DAY, value, null));
  }

  /** Adds a column of moments, written in UTC. */
  public Columns<R> moment(String title, Function<? super R, Instant> value) {
    return with(new Column<>(title, Kind.MOMENT, value, null));
  }

  /** Adds a column of {@code true} and {@code false}. */
  public Columns<R> truth(String title, Function<? super R, Boolean> value) {
    return with(new Column<>(title, Kind.TRUTH, value, null));
  }

  /**
   * Adds a column, for example one that was found in the data.
   *
   * @throws IllegalArgumentException if there is a column of this title already
   */
  public Columns<R> with(Column<R> column) {
    if (titles().contains(column.title())) {
      throw new IllegalArgumentException("Two columns are called \"" + column.title() + "\"");
    }
    List<Column<R>> more = new ArrayList<>(columns);
    more.add(column);
    return new Columns<>(more);
  }

  /**
   * Adds columns of texts that the data makes, one for each key, see {@link
   * ExportHandler#discover}. Two that would have one title are told apart by a number.
   *
   * @param titles by key, from left to right
   * @param value the text of a row for a key
   */
  public Columns<R> texts(Map<String, String> titles, BiFunction<? super R, String, String> value) {
    List<Column<R>> more = new ArrayList<>(columns);
    Set<String> taken = new HashSet<>(titles());
    titles.forEach(
        (key, title) ->
            more.add(
                new Column<>(
                    free(title == null || title.isBlank() ? key : title, taken),
                    Kind.TEXT,
                    row -> value.apply(row, key),
                    null)));
    return new Columns<>(more);
  }

  private static String free(String wanted, Set<String> taken) {
    String free = wanted;
    for (int n = 2; !taken.add(free); n++) {
      free = "%s (%d)".formatted(wanted, n);
    }
    return free;
  }

  /**
   * How the values of the last column are written: a {@link java.text.DecimalFormat} or a {@link
   * java.time.format.DateTimeFormatter}.
   */
  public Columns<R> as(String pattern) {
    List<Column<R>> same = new ArrayList<>(columns);
    Column<R> last = same.remove(same.size() - 1);
    same.add(new Column<>(last.title(), last.kind(), last.value(), pattern));
    return new Columns<>(same);
  }

  /** What stands above the columns. */
  public List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  Stream<Column<R>> stream() {
    return columns.stream();
  }

  @Override
  public Iterator<Column<R>> iterator() {
    return columns.iterator();
  }
}
