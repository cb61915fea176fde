package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowersTest {

  private static final int WANTED = 2_000;
  private static final long SECOND = 1_000_000_000;

  private final Followers followers = new Followers();

  @Test
  void fewAskAsOftenAsIsWorthIt() {
    assertThat(pace(60, WANTED)).isEqualTo(WANTED);
  }

  @ParameterizedTest
  @CsvSource({"200, 5000", "1000, 25000"})
  void manyTogetherAskFortyTimesASecond(int pages, double pace) {
    assertThat((double) pace(pages, WANTED)).isBetween(pace * 0.9, pace * 1.1);
  }

  @Test
  void oneThatAsksWithoutEndSlowsTheOthersToHalfAMinuteAndNoLongerThanItDoes() {
    long now = System.nanoTime();
    for (int i = 0; i < 12_000; i++) {
      followers.next(WANTED, now + i * SECOND / 100);
    }
    assertThat(followers.next(WANTED, now + 120 * SECOND)).isEqualTo(30_000);

    assertThat(followers.next(WANTED, now + 300 * SECOND)).isEqualTo(WANTED);
  }

  /** What the last of so many pages is told after five minutes. */
  private int pace(int pages, int wanted) {
    long now = System.nanoTime();
    long end = now + 300 * SECOND;
    PriorityQueue<Long> due = new PriorityQueue<>(Comparator.naturalOrder());
    for (int i = 0; i < pages; i++) {
      due.add(now + i * SECOND / pages);
    }
    int pace = 0;
    while (due.peek() < end) {
      long time = due.poll();
      pace = followers.next(wanted, time);
      due.add(time + pace * 1_000_000L);
    }
    return pace;
  }
}
