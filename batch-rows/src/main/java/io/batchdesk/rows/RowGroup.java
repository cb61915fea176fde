package io.batchdesk.rows;

import io.batchdesk.RowDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are imported together or not at all: mostly one.
 *
 * @param rows in the order of the file
 * @param <R> a row
 */
record RowGroup<R>(List<ReadRow<R>> rows) {

  boolean bad() {
    return rows.stream().anyMatch(ReadRow::bad);
  }

  List<Change<R>> changes() {
    return rows.stream().map(ReadRow::change).toList();
  }

  /** A row that is right is refused with one that is not. */
  void refuseWhole(RowTexts texts) {
    ReadRow<R> bad = rows.stream().filter(ReadRow::bad).findFirst().orElseThrow();
    for (ReadRow<R> row : rows) {
      if (!row.bad()) {
        row.refuse(null, null, texts.say("import.with_others", bad.number()));
      }
    }
  }

  /** Refuses all of it for a reason that cannot be told of one row. */
  void refuse(String message) {
    rows.forEach(row -> row.refuse(null, null, message));
  }

  boolean creates() {
    return rows.stream().allMatch(row -> row.before() == null);
  }

  /** What would change; nothing for what is new. */
  List<RowDifference> differences(RowComparison<R> comparison) {
    List<RowDifference> all = new ArrayList<>();
    rows.forEach(row -> all.addAll(comparison.differences(row)));
    return all;
  }

  /** What it counts as. */
  ImportCounts count(RowComparison<R> comparison) {
    if (bad()) {
      return new ImportCounts(0, 0, 0, rows.size());
    }
    if (creates()) {
      return new ImportCounts(1, 0, 0, 0);
    }
    boolean same = rows.stream().allMatch(row -> row.before() != null && comparison.same(row));
    return same ? new ImportCounts(0, 0, 1, 0) : new ImportCounts(0, 1, 0, 0);
  }
}
