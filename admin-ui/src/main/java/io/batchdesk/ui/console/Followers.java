package io.batchdesk.ui.console;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How many pages ask this node for news, and how often they may: together no more than so many
 * times a second, so that those who watch a job take little from it. Thread-safe.
 */
@ApplicationScoped
public class Followers {

  private static final double MOST_PER_SECOND = 40;

  /** Whatever others do, a page hears of its job twice a minute. */
  private static final int SLOWEST = 30_000;

  /** How long a page that has ceased to ask is remembered, in nanoseconds. */
  private static final double MEMORY = 20e9;

  private double waited;
  private long at = System.nanoTime();

  /**
   * A page has asked.
   *
   * @param pace in how many milliseconds it is worth asking again
   * @return in how many it may ask again
   */
  public int next(int pace) {
    return next(pace, System.nanoTime());
  }

  /** Each page adds the time until it asks again: so pages count alike, however often they ask. */
  synchronized int next(int pace, long now) {
    waited *= Math.exp((at - now) / MEMORY);
    at = now;
    double pages = waited * 1e6 / MEMORY;
    int next = (int) Math.max(pace, Math.min(SLOWEST, pages / MOST_PER_SECOND * 1e3));
    waited += next;
    return next;
  }
}
