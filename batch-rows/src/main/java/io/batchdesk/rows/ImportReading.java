package io.batchdesk.rows;

import io.batchdesk.JobParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one step reads rows: makes records of them, remembers their keys, finds what is there now.
 *
 * @param <R> a row
 * @param <K> its key
 */
final class ImportReading<R extends Record, K> {

  private final ImportHandler<R, K> handler;
  private final JobParameters job;
  private final RowMaker<R> maker;
  private final RowTexts texts;
  private final KeysSeen seen;

  ImportReading(
      ImportHandler<R, K> handler,
      JobParameters job,
      RowMaker<R> maker,
      RowTexts texts,
      KeysSeen seen) {
    this.handler = handler;
    this.job = job;
    this.maker = maker;
    this.texts = texts;
    this.seen = seen;
  }

  ReadRow<R> make(CsvRow raw) {
    ReadRow<R> made = maker.make(raw);
    if (made.row() != null) {
      K key = handler.key(made.row());
      made.hasKey(key, handler.name(made.row()));
    }
    return made;
  }

  Object group(R row) {
    return handler.group(row);
  }

  /**
   * Remembers what a row is about.
   *
   * @param begins the group that begins with it, or null
   */
  void note(ReadRow<R> row, Object begins) {
    long group = begins == null ? 0 : seen.put(groupKey(begins), row.number());
    if (group != 0) {
      row.refuse(null, null, texts.say("import.scattered", row.name(), group));
      return;
    }
    long before = row.key() == null ? 0 : seen.put("key " + row.key(), row.number());
    if (before != 0) {
      row.refuse(null, null, texts.say("import.twice", row.name(), before));
    }
  }

  /** A product with the id 1 is another one than that with the handle "1". */
  private static String groupKey(Object group) {
    return "group %s %s".formatted(group.getClass().getName(), group);
  }

  /** Finds what is there now, and checks the whole rows. */
  void complete(ImportBatch<R> batch) {
    Set<K> keys = new LinkedHashSet<>();
    List<ReadRow<R>> rows = new ArrayList<>();
    for (RowGroup<R> group : batch.groups()) {
      for (ReadRow<R> row : group.rows()) {
        if (!row.bad()) {
          rows.add(row);
          if (row.key() != null) {
            keys.add(key(row));
          }
        }
      }
    }
    Map<K, R> existing = keys.isEmpty() ? new LinkedHashMap<>() : handler.existing(job, keys);
    for (ReadRow<R> row : rows) {
      if (row.key() != null) {
        row.was(existing.get(key(row)));
        if (row.before() == null && handler.mustExist(row.row())) {
          row.refuse(null, null, texts.say("import.not_there", row.name()));
          continue;
        }
      }
      maker.complete(row);
    }
  }

  @SuppressWarnings("unchecked")
  private K key(ReadRow<R> row) {
    return (K) row.key();
  }
}
