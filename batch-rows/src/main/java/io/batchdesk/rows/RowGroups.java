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

  private final ImportReading<R, K> reading;
  private final List<RowGroup<R>> groups = new ArrayList<>();

  private final OpenGroup open = new OpenGroup();

  /** Where the last readable row's group is. */
  private int place;

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
    boolean joins = open.goesOnWith(group);
    if (!joins && read >= wanted) {
      return false;
    }
    reading.note(row, joins ? null : group);
    if (joins) {
      join(row);
    } else {
      place = groups.size();
      groups.add(new RowGroup<>(new ArrayList<>(List.of(row))));
    }
    read++;
    return true;
  }

  private boolean addUnreadable(ReadRow<R> row, int wanted) {
    open.goesOnUnreadably();
    if (!open.mayGoOn() && read >= wanted) {
      return false;
    }
    groups.add(new RowGroup<>(new ArrayList<>(List.of(row))));
    read++;
    return true;
  }

  /** What could not be read in between is of it, too. */
  private void join(ReadRow<R> row) {
    List<ReadRow<R>> rows = groups.get(place).rows();
    List<RowGroup<R>> between = groups.subList(place + 1, groups.size());
    between.forEach(unreadable -> rows.addAll(unreadable.rows()));
    between.clear();
    rows.add(row);
    if (rows.size() > MOST_ROWS) {
      throw new UnreadableFileException("import.large_group", row.number(), 1);
    }
  }
}
