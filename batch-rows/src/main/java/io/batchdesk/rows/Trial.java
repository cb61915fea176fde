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
   * Refuses the groups that cannot be written.
   *
   * @throws Exception if something else is wrong than data
   */
  void refuseBad(List<RowGroup<R>> groups) throws Exception {
    if (groups.isEmpty() || problem(groups) == null) {
      return;
    }
    List<RowGroup<R>> good = new ArrayList<>();
    for (RowGroup<R> group : groups) {
      String problem = problem(List.of(group));
      if (problem == null) {
        good.add(group);
      } else {
        group.refuse(problem);
      }
    }
    refuseContradicting(good);
  }

  /** Each may be written alone; of two that exclude each other the later one is refused. */
  private void refuseContradicting(List<RowGroup<R>> good) throws Exception {
    List<RowGroup<R>> left = new ArrayList<>(good);
    while (!left.isEmpty() && problem(left) != null) {
      int writable = 0;
      int tooMany = left.size();
      while (tooMany - writable > 1) {
        int middle = (writable + tooMany) / 2;
        if (problem(left.subList(0, middle)) == null) {
          writable = middle;
        } else {
          tooMany = middle;
        }
      }
      left.get(tooMany - 1).refuse(problem(left.subList(0, tooMany)));
      left.remove(tooMany - 1);
    }
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
