package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowersTest {

  private static final int WANTED = 2_000;
  private static final long SECOND = 1_000_000_000;
  private static final long NOW = System.nanoTime();

  private final Followers followers = new Followers();

  /** What the last of so many pages is told. */
  private int pace(int pages) {
    return IntStream.range(0, pages)
        .map(page -> followers.next("page " + page, WANTED, NOW + page))
        .reduce(0, (before, last) -> last);
  }

  @ParameterizedTest
  @CsvSource({"1, 2000", "50, 2000", "200, 8000", "700, 28000", "5000, 30000", "20000, 30000"})
  void togetherTheyAskTwentyFiveTimesASecondAndEachTwiceAMinute(int pages, int pace) {
    assertThat(pace(pages)).isEqualTo(pace);
  }

  @Test
  void aPageThatAsksWithoutEndSlowsNobody() {
    IntStream.range(0, 10_000).forEach(i -> followers.next("impatient", WANTED, NOW + i));

    assertThat(followers.next("another", WANTED, NOW + SECOND)).isEqualTo(WANTED);
  }

  @Test
  void whoIsLeftAsksAsOftenAsBeforeOnceTheOthersHaveGone() {
    pace(400);
    assertThat(followers.next("page 0", WANTED, NOW + 30 * SECOND)).isEqualTo(16_000);

    assertThat(followers.next("page 0", WANTED, NOW + 36 * SECOND)).isEqualTo(WANTED);
  }
}
