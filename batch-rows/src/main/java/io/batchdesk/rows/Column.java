package io.batchdesk.rows;

import java.util.Objects;
import java.util.function.Function;

/**
 * A column of a table. Immutable.
 *
 * @param title what stands above it
 * @param kind what its values are
 * @param value takes the value out of a row; null makes an empty cell
 * @param pattern how numbers, days and moments are written, or null for the form that machines
 *     read: plain digits with a point, ISO 8601
 * @param <R> a row
 */
public record Column<R>(String title, Kind kind, Function<? super R, ?> value, String pattern) {

  /** What the values of a column are. */
  public enum Kind {
    TEXT,
    NUMBER,
    DAY,
    MOMENT,
    TRUTH
  }

  /**
   * A column.
   *
   * @throws IllegalArgumentException if the title is blank
   */
  public Column {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
    if (title == null || title.isBlank()) {
      throw new IllegalArgumentException("A column needs a title");
    }
  }
}
