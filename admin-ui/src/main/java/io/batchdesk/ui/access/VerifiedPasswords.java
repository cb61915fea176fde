package io.batchdesk.ui.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for five minutes that a name and a password were right, by their keyed hash, together
 * with the stored hash that they matched: when that has changed, they are right no more.
 * Thread-safe.
 */
final class VerifiedPasswords {

  static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST = 1000;

  private record Entry(String storedHash, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  VerifiedPasswords(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void remember(String keyedHash, String storedHash) {
    entries.remove(keyedHash);
    entries.put(keyedHash, new Entry(storedHash, clock.instant().plus(REMEMBERED)));
    if (entries.size() > MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  /** Whether they were right not long ago and the stored hash is still the same. */
  synchronized boolean holds(String keyedHash, String storedHash) {
    Entry entry = entries.get(keyedHash);
    if (entry == null) {
      return false;
    }
    boolean good = entry.storedHash().equals(storedHash) && entry.until().isAfter(clock.instant());
    if (!good) {
      entries.remove(keyedHash);
    }
    return good;
  }
}
