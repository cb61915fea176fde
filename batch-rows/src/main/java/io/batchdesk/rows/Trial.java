package io.batchdesk.rows;

import io.batchdesk.JobParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries out what would be written, in transactions that are rolled back, and finds the rows that
 * the database does not take.
 *
 * @param <R> a row
 */
final class Trial<R> {

  /** Writes changes, as the author's code does. */
  interface Store<R> {

    /** Writes them within the transaction that is open. */
    void write(List<Change<R>> changes) throws Exception;
  }

  private final JobParameters job;
  private final Store<R> store;
  private final RowTexts texts;

  Trial(JobParameters job, Store<R> store, RowTexts texts) {
    this.job = job;
    this.store = store;
    this.texts = texts;
  }

  /**
   * Refuses the groups that cannot be written: first those that cannot be written in any case,
   * then, of those that exclude each other, the later ones.
   *
   * @throws Exception if something else is wrong than data
   */
  void refuseBad(List<RowGroup<R>> groups) throws Exception {
    String problem = groups.isEmpty() ? null : problem(groups);
    if (problem != null) {
      List<RowGroup<R>> good = new ArrayList<>();
      addGood(groups, problem, good);
      writable(List.of(), good);
    }
  }

  /** Halves what cannot be written until the bad ones are alone. */
  private void addGood(List<RowGroup<R>> groups, String problem, List<RowGroup<R>> good)
      throws Exception {
    if (problem == null) {
      good.addAll(groups);
    } else if (groups.size() == 1) {
      groups.get(0).refuse(problem);
    } else {
      int middle = groups.size() / 2;
      List<RowGroup<R>> first = groups.subList(0, middle);
      List<RowGroup<R>> second = groups.subList(middle, groups.size());
      addGood(first, problem(first), good);
      addGood(second, problem(second), good);
    }
  }

  /** What can be written after others that can; each of them can be written alone. */
  private List<RowGroup<R>> writable(List<RowGroup<R>> before, List<RowGroup<R>> more)
      throws Exception {
    List<RowGroup<R>> all = new ArrayList<>(before);
    all.addAll(more);
    String problem = more.isEmpty() ? null : problem(all);
    if (problem == null) {
      return all;
    }
    if (more.size() == 1) {
      more.get(0).refuse(problem);
      return before;
    }
    int middle = more.size() / 2;
    return writable(writable(before, more.subList(0, middle)), more.subList(middle, more.size()));
  }

  /** What is wrong with them; null if they can be written. */
  private String problem(List<RowGroup<R>> groups) throws Exception {
    List<Change<R>> changes = groups.stream().flatMap(group -> group.changes().stream()).toList();
    try {
      job.rehearse(
          () -> {
            store.write(changes);
            return null;
          });
      return null;
    } catch (Exception e) {
      String words = ImportWords.of(e, texts);
      if (words == null) {
        throw e;
      }
      return words;
    }
  }
}
