package io.batchdesk.rows;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this server knows of the keys that jobs have read, so that a step need not read the file
 * from its beginning. Thread-safe.
 */
final class RememberedKeys {

  private static final int JOBS = 16;

  /** Of all jobs together: some 300 MB. Of one job there may be more. */
  private static final long KEYS = 10_000_000;

  /** The keys of all rows before an offset. */
  private record Known(long offset, KeysSeen keys) {}

  private final Map<String, Known> byJob = new LinkedHashMap<>();

  /** Takes what is known up to just this offset; null if nothing is. */
  synchronized KeysSeen take(String jobId, long offset) {
    Known known = byJob.remove(jobId);
    return known == null || known.offset() != offset ? null : known.keys();
  }

  synchronized void keep(String jobId, long offset, KeysSeen keys) {
    byJob.remove(jobId);
    byJob.put(jobId, new Known(offset, keys));
    Iterator<Known> oldest = byJob.values().iterator();
    while (byJob.size() > 1 && (byJob.size() > JOBS || all() > KEYS)) {
      oldest.next();
      oldest.remove();
    }
  }

  private long all() {
    return byJob.values().stream().mapToLong(known -> known.keys().size()).sum();
  }

  /** How many jobs it knows of. */
  synchronized int jobs() {
    return byJob.size();
  }
}
