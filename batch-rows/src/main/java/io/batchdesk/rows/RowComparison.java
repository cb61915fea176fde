package io.batchdesk.rows;

import io.batchdesk.RowDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what a row says with what is there now, column by column.
 *
 * @param <R> a row
 */
final class RowComparison<R> {

  private final RowRecord<R> record;
  private final ImportHeader<R> header;

  RowComparison(RowRecord<R> record, ImportHeader<R> header) {
    this.record = record;
    this.header = header;
  }

  boolean same(ReadRow<R> row) {
    for (ImportHeader.Slot<R> slot : header.slots()) {
      if (!CellType.same(value(row.before(), slot), value(row.row(), slot))) {
        return false;
      }
    }
    return true;
  }

  List<RowDifference> differences(ReadRow<R> row) {
    List<RowDifference> all = new ArrayList<>();
    if (row.before() == null) {
      return all;
    }
    Map<String, ImportHeader.Slot<R>> byTitle = new LinkedHashMap<>();
    header.slots().forEach(slot -> byTitle.put(slot.title(), slot));
    byTitle.forEach(
        (title, slot) -> {
          Object before = value(row.before(), slot);
          Object after = value(row.row(), slot);
          if (!CellType.same(before, after)) {
            all.add(
                new RowDifference(
                    row.number(), row.name(), title, CellType.text(before), CellType.text(after)));
          }
        });
    return all;
  }

  private Object value(R row, ImportHeader.Slot<R> slot) {
    Object value = record.value(row, record.component(slot.column().component()));
    return value instanceof Map<?, ?> several ? several.get(slot.key()) : value;
  }
}
