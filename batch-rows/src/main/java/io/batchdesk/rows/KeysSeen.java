package io.batchdesk.rows;

/**
 * The keys that a file had so far, with their rows. Keeps 64 bits of each key, so memory is 24
 * bytes or less for each, and two keys of a million are mistaken for one in one of thirty million
 * files. Used by one thread at a time.
 */
final class KeysSeen {

  private static final long FNV_BEGIN = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] hashes = new long[1024];
  private int[] rows = new int[1024];
  private int size;

  /**
   * Notes a key, if it is new.
   *
   * @return the row that had it before, or 0
   */
  long put(Object key, long row) {
    long hash = hash(key.toString());
    int at = find(hash);
    if (rows[at] != 0) {
      return rows[at];
    }
    hashes[at] = hash;
    rows[at] = (int) Math.min(row, Integer.MAX_VALUE);
    size++;
    if (size * 2 > rows.length) {
      grow();
    }
    return 0;
  }

  private int find(long hash) {
    int at = (int) hash & rows.length - 1;
    while (rows[at] != 0 && hashes[at] != hash) {
      at = at + 1 & rows.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldRows = rows;
    hashes = new long[oldHashes.length * 2];
    rows = new int[oldRows.length * 2];
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != 0) {
        int at = find(oldHashes[i]);
        hashes[at] = oldHashes[i];
        rows[at] = oldRows[i];
      }
    }
  }

  /** FNV-1a, whose lower bits are mixed as in MurmurHash3: they choose the place. */
  private static long hash(String key) {
    long hash = FNV_BEGIN;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
