package io.batchdesk.rows;

import io.batchdesk.RowError;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a file and what was made of it. Grows while the row is looked at.
 *
 * @param <R> the row's record
 */
final class ReadRow<R> {

  private final CsvRow raw;
  private final List<RowError> errors = new ArrayList<>();
  private R row;
  private R before;
  private Object key;
  private String name;

  ReadRow(CsvRow raw) {
    this.raw = raw;
  }

  CsvRow raw() {
    return raw;
  }

  long number() {
    return raw.number();
  }

  /** What it says; null if that cannot be told. */
  R row() {
    return row;
  }

  void is(R value) {
    row = value;
  }

  /** What is there now; null if nothing is. */
  R before() {
    return before;
  }

  void was(R value) {
    before = value;
  }

  Object key() {
    return key;
  }

  /** What people call it. */
  String name() {
    return name;
  }

  void hasKey(Object value, String called) {
    key = value;
    name = called;
  }

  List<RowError> errors() {
    return errors;
  }

  boolean bad() {
    return !errors.isEmpty();
  }

  void refuse(String column, String value, String message) {
    errors.add(new RowError(raw.number(), column, value, message));
  }

  Change<R> change() {
    return new Change<>(raw.number(), before, row);
  }
}
