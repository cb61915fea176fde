package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  @Test
  void atMostDoublesTowardsTheTarget() {
    assertThat(BatchSize.next(50, 10, 500, 10_000)).isEqualTo(100);
    assertThat(BatchSize.next(1000, 400, 500, 10_000)).isEqualTo(1250);
  }

  @Test
  void fallsAtOnceWhenAStepTookTooLong() {
    assertThat(BatchSize.next(1000, 5_000, 500, 10_000)).isEqualTo(100);
  }

  @Property
  void staysBetweenOneAndTheMaximum(
      @ForAll @IntRange(min = 1, max = 1_000_000) int asked,
      @ForAll @LongRange(min = 0, max = 10_000_000) long millis,
      @ForAll @IntRange(min = 1, max = 1_000_000) int most) {
    assertThat(BatchSize.next(asked, millis, 500, most)).isBetween(1, most);
  }
}
