package io.batchdesk.rows;

import io.batchdesk.JobUpload;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that one step looks at, in their groups.
 *
 * @param groups in the order of the file
 * @param offset the first byte behind them
 * @param row the number of the last row that was read
 * @param last whether no more rows follow
 * @param <R> a row
 */
record ImportBatch<R>(List<RowGroup<R>> groups, long offset, long row, boolean last) {

  /**
   * Reads rows, and the rest of the group that the last one is of.
   *
   * @param explains how the row of a template begins that is passed over
   */
  static <R extends Record, K> ImportBatch<R> read(
      JobUpload file, ImportPosition from, int wanted, String explains, ImportReading<R, K> reading)
      throws IOException {
    long offset = from.offset();
    long number = from.row();
    RowGroups<R, K> groups = new RowGroups<>(reading);
    try (CsvRows rows = new CsvRows(file.open(offset), from.shape(), offset, number)) {
      for (CsvRow raw = rows.next(); raw != null; raw = rows.next()) {
        if (!raw.empty(explains) && !groups.add(raw, wanted)) {
          return new ImportBatch<>(groups.all(), offset, number, false);
        }
        offset = raw.end();
        number = raw.number();
      }
    }
    return new ImportBatch<>(groups.all(), offset, number, true);
  }

  long rows() {
    return groups.stream().mapToLong(group -> group.rows().size()).sum();
  }

  List<RowGroup<R>> good() {
    return groups.stream().filter(group -> !group.bad()).toList();
  }

  /** What is to be written: what is new or changes. */
  List<RowGroup<R>> toWrite(RowComparison<R> comparison) {
    return good().stream().filter(group -> group.count(comparison).unchanged() == 0).toList();
  }

  /** Whole groups are refused, not rows of them. */
  void refuseWholeGroups(RowTexts texts) {
    groups.stream().filter(RowGroup::bad).forEach(group -> group.refuseWhole(texts));
  }

  List<ReadRow<R>> badRows() {
    return groups.stream().flatMap(group -> group.rows().stream()).filter(ReadRow::bad).toList();
  }

  List<RowError> errors() {
    return badRows().stream().flatMap(row -> row.errors().stream()).toList();
  }

  List<RowDifference> differences(RowComparison<R> comparison) {
    return good().stream().flatMap(group -> group.differences(comparison).stream()).toList();
  }

  ImportCounts count(RowComparison<R> comparison) {
    ImportCounts counts = ImportCounts.NONE;
    for (RowGroup<R> group : groups) {
      counts = counts.and(group.count(comparison));
    }
    return counts;
  }

  /** Only what stands before the first bad group, and that group. */
  ImportBatch<R> upToFirstBad() {
    List<RowGroup<R>> first = new ArrayList<>();
    for (RowGroup<R> group : groups) {
      first.add(group);
      if (group.bad()) {
        break;
      }
    }
    return new ImportBatch<>(first, offset, row, last);
  }
}
