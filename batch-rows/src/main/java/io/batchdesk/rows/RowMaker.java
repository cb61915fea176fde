package io.batchdesk.rows;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes rows of what stands in a file. Used by one thread.
 *
 * @param <R> a row
 */
final class RowMaker<R> {

  private static final int LONGEST_CELL = 100_000;

  private final RowRecord<R> record;
  private final ImportHeader<R> header;
  private final List<ImportColumn<R>> columns;
  private final RowTexts texts;
  private final Validator validator;
  private final boolean constrained;
  private final RowComparison<R> comparison;
  private final List<Cell<R>> cells;

  /** A cell that is read, with what makes a value of it. */
  private record Cell<R>(
      ImportHeader.Slot<R> slot, RowRecord.Component component, Function<String, Object> reader) {}

  RowMaker(ImportColumns<R> columns, ImportHeader<R> header, RowTexts texts) {
    this.record = columns.record();
    this.header = header;
    this.columns = columns.all();
    this.texts = texts;
    this.validator = RowValidation.in(texts.locale());
    this.constrained = validator.getConstraintsForClass(record.type()).isBeanConstrained();
    this.comparison = new RowComparison<>(record, header);
    this.cells = header.slots().stream().map(this::cell).toList();
  }

  private Cell<R> cell(ImportHeader.Slot<R> slot) {
    RowRecord.Component component = record.component(slot.column().component());
    return new Cell<>(slot, component, component.type().reader().apply(slot.column().pattern()));
  }

  /** Reads a row's cells; what cannot be read is among its errors. */
  ReadRow<R> make(CsvRow raw) {
    ReadRow<R> made = new ReadRow<>(raw);
    if (raw.problem() != null) {
      made.refuse(null, null, texts.say(raw.problem()));
      return made;
    }
    if (raw.cells().size() != header.titles().size()) {
      made.refuse(
          null, null, texts.say("import.ragged", raw.cells().size(), header.titles().size()));
      return made;
    }
    Object[] values = record.blank();
    for (Cell<R> cell : cells) {
      fill(values, cell, SpreadsheetText.original(raw.cells().get(cell.slot().cell())), made);
    }
    make(values, made);
    return made;
  }

  /** A bad row is made as far as it goes: its key tells which others it belongs to. */
  private void make(Object[] values, ReadRow<R> made) {
    try {
      made.is(record.make(values));
    } catch (IllegalArgumentException e) {
      if (!made.bad()) {
        refuse(made, e);
      }
    } catch (IllegalStateException e) {
      // The record's constructor may need the very value that could not be read.
      if (!made.bad()) {
        throw e;
      }
    }
  }

  private void refuse(ReadRow<R> made, IllegalArgumentException e) {
    made.refuse(null, null, RowTexts.orElse(e.getMessage(), texts.say("import.refused")));
  }

  private void fill(Object[] values, Cell<R> cell, String text, ReadRow<R> made) {
    ImportHeader.Slot<R> slot = cell.slot();
    ImportColumn<R> column = slot.column();
    if (text.isEmpty()) {
      if (column.required()) {
        made.refuse(slot.title(), null, texts.say("import.needed"));
      }
      return;
    }
    if (text.length() > LONGEST_CELL) {
      made.refuse(slot.title(), text, texts.say("import.long_cell", text.length(), LONGEST_CELL));
      return;
    }
    if (column.matching() != null && !column.matching().matcher(text).matches()) {
      made.refuse(slot.title(), text, texts.say("import.matching", column.hint()));
      return;
    }
    put(values, cell, text, made);
  }

  private void put(Object[] values, Cell<R> cell, String text, ReadRow<R> made) {
    ImportHeader.Slot<R> slot = cell.slot();
    RowRecord.Component component = cell.component();
    try {
      Object value = cell.reader().apply(text);
      if (component.map()) {
        map(values[component.index()]).put(slot.key(), value);
      } else {
        values[component.index()] = value;
      }
    } catch (RuntimeException e) {
      if (!CellType.refuses(e)) {
        throw e;
      }
      CellType type = component.type();
      made.refuse(slot.title(), text, texts.say("import.no_" + type.name(), type.words()));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /**
   * What the file does not say stays as it was; then the whole row is checked. What is there
   * already as the file has it is not checked: it is stored at most because another row of its
   * group changes.
   */
  void complete(ReadRow<R> made) {
    if (made.before() == null) {
      check(made);
      return;
    }
    boolean same = comparison.same(made);
    try {
      made.is(merged(made.row(), made.before()));
    } catch (IllegalArgumentException e) {
      if (same) {
        made.is(made.before());
      } else {
        refuse(made, e);
      }
    }
    if (!same && !made.bad()) {
      check(made);
    }
  }

  private R merged(R row, R before) {
    Object[] values = record.blank();
    for (RowRecord.Component component : record.components()) {
      Object old = record.value(before, component);
      Object said = record.value(row, component);
      if (component.map()) {
        values[component.index()] = merged(component, map(said), old);
      } else {
        values[component.index()] = header.fills(component) ? said : old;
      }
    }
    return record.make(values);
  }

  private Map<String, Object> merged(
      RowRecord.Component component, Map<String, Object> said, Object old) {
    Map<String, Object> all = new LinkedHashMap<>(old == null ? Map.of() : map(old));
    for (ImportHeader.Slot<R> slot : header.slots()) {
      if (slot.column().component().equals(component.name())) {
        all.remove(slot.key());
      }
    }
    all.putAll(said);
    return all;
  }

  private void check(ReadRow<R> made) {
    if (constrained) {
      for (ConstraintViolation<R> violation : validator.validate(made.row())) {
        Object value = violation.getInvalidValue();
        made.refuse(
            titleOf(violation.getPropertyPath()),
            value == null ? null : CellType.text(value),
            violation.getMessage());
      }
    }
    for (ImportColumn<R> column : columns) {
      String problem = column.check().apply(made.row(), texts.locale());
      if (problem != null) {
        Object value = record.value(made.row(), record.component(column.component()));
        made.refuse(header.titleOf(column.component()), CellType.text(value), problem);
      }
    }
  }

  /** The title of the column that a violation is about: of a map it may be one of several. */
  private String titleOf(Path path) {
    String component = "";
    for (Path.Node node : path) {
      component = component.isEmpty() ? node.getName() : component;
      if (node.getKey() != null) {
        return header.titleOf(component, node.getKey().toString());
      }
    }
    return header.titleOf(component);
  }

  RowRecord<R> record() {
    return record;
  }

  ImportHeader<R> header() {
    return header;
  }
}
