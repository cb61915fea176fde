package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts rows that are one thing together, as they are read. Used by one thread.
 *
 * @param <R> a row
 * @param <K> its key
 */
final class RowGroups<R extends Record, K> {

  /** More rows of one thing are a mistake: all of them have to fit into a step. */
  static final int MOST_ROWS = 10_000;

  /** After more unreadable rows than these nobody asks whether their thing goes on. */
  private static final int MOST_BETWEEN = 100;

  private final ImportReading<R, K> reading;
  private final List<RowGroup<R>> groups = new ArrayList<>();

  /** What the last readable row is of; null if it is a thing by itself. */
  private Object last;

  /** Where the last readable row's group is. */
  private int open;

  private int read;

  RowGroups(ImportReading<R, K> reading) {
    this.reading = reading;
  }

  List<RowGroup<R>> all() {
    return groups;
  }

  /**
   * Adds a row, unless enough were read and it does not belong to those.
   *
   * @return whether it was added
   */
  boolean add(CsvRow raw, int wanted) {
    ReadRow<R> row = reading.make(raw);
    if (row.row() == null) {
      return addUnreadable(row, wanted);
    }
    Object group = reading.group(row.row());
    boolean joins = group != null && group.equals(last);
    if (!joins && read >= wanted) {
      return false;
    }
    reading.note(row, joins ? null : group);
    if (joins) {
      join(row);
    } else {
      open = groups.size();
      groups.add(new RowGroup<>(new ArrayList<>(List.of(row))));
    }
    last = group;
    read++;
    return true;
  }

  /** Whether it is of the group before it shows when that goes on. */
  private boolean addUnreadable(ReadRow<R> row, int wanted) {
    if (groups.size() - open > MOST_BETWEEN) {
      last = null;
    }
    if (last == null && read >= wanted) {
      return false;
    }
    groups.add(new RowGroup<>(new ArrayList<>(List.of(row))));
    read++;
    return true;
  }

  private void join(ReadRow<R> row) {
    List<ReadRow<R>> rows = groups.get(open).rows();
    List<RowGroup<R>> between = groups.subList(open + 1, groups.size());
    between.forEach(unreadable -> rows.addAll(unreadable.rows()));
    between.clear();
    rows.add(row);
    if (rows.size() > MOST_ROWS) {
      throw new UnreadableFileException("import.large_group", row.number(), 1);
    }
  }
}
