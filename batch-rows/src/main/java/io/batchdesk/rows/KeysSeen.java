package io.batchdesk.rows;

/**
 * The keys that a file had so far, with their rows. Keeps 64 bits of each key, so memory is 16 to
 * 32 bytes for each, and two keys of a million are mistaken for one in one of thirty million files.
 * Used by one thread at a time.
 *
 * <p>What a step notes is kept apart until it {@linkplain #settle settles}: a step that is undone
 * leaves the keys of the rows before it as they were.
 */
final class KeysSeen {

  private static final long FNV_BEGIN = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] hashes = new long[1024];
  private int[] rows = new int[1024];
  private final KeysSeen before;
  private int size;

  KeysSeen() {
    this(null);
  }

  /** Those of a step. */
  KeysSeen(KeysSeen before) {
    this.before = before;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /**
   * Notes a key, if it is new.
   *
   * @return the row that had it before, or 0
   */
  long put(Object key, long row) {
    long hash = hash(key.toString());
    int earlier = before == null ? 0 : before.rows[before.find(hash)];
    return earlier == 0 ? put(hash, (int) Math.min(row, Integer.MAX_VALUE)) : earlier;
  }

  private int put(long hash, int row) {
    int at = find(hash);
    if (rows[at] != 0) {
      return rows[at];
    }
    hashes[at] = hash;
    rows[at] = row;
    size++;
    if (size * 4L > rows.length * 3L) {
      grow();
    }
    return 0;
  }

  /** Adds what was noted to the keys before, and returns those. */
  KeysSeen settle() {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != 0) {
        before.put(hashes[i], rows[i]);
      }
    }
    return before;
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
