package io.batchdesk.ui.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages that ask this node for news, and how often they may: together no more than so many
 * times a second, so that those who watch a job take little from it. Thread-safe.
 */
@ApplicationScoped
public class Followers {

  private static final int MOST_PER_SECOND = 25;
  private static final int MOST_PAGES = 10_000;

  /** Whatever others do, a page hears of its job twice a minute. */
  private static final int SLOWEST = 30_000;

  /** A page that has not asked for so many nanoseconds has gone. */
  private static final long GONE = 35_000_000_000L;

  /** When each asked last, the one that asked longest ago first. */
  private final Map<String, Long> pages = new LinkedHashMap<>();

  /**
   * A page asks.
   *
   * @param page tells it from others
   * @param pace in how many milliseconds it is worth asking again
   * @return in how many it may ask again
   */
  public int next(String page, int pace) {
    return next(page, pace, System.nanoTime());
  }

  synchronized int next(String page, int pace, long now) {
    pages.remove(page);
    pages.put(page, now);
    Iterator<Long> oldest = pages.values().iterator();
    while (now - oldest.next() > GONE || pages.size() > MOST_PAGES) {
      oldest.remove();
    }
    int inTurn = (int) Math.min(SLOWEST, pages.size() * 1_000L / MOST_PER_SECOND);
    return Math.max(pace, inTurn);
  }
}
