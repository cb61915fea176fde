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

  /** The keys of all rows before an offset. */
  private record Known(long offset, KeysSeen keys) {}

  private final Map<String, Known> byJob = new LinkedHashMap<>();

  /** Takes what is known up to just this offset; null if nothing is. */
  synchronized KeysSeen take(String jobId, long offset) {
    Known known = byJob.remove(jobId);
    return known == null || known.offset() != offset ? null : known.keys();
  }

  synchronized void keep(String jobId, long offset, KeysSeen keys) {
    byJob.put(jobId, new Known(offset, keys));
    Iterator<String> oldest = byJob.keySet().iterator();
    if (byJob.size() > JOBS) {
      oldest.next();
      oldest.remove();
    }
  }
}
