package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepTimeTest {

  @Test
  void isNeverMoreThanTheLimitAndGrowsLess() {
    StepTime time = new StepTime(Duration.ofMinutes(1));

    Duration first = time.left();
    Duration second = time.left();

    assertThat(first).isLessThan(Duration.ofMinutes(1));
    assertThat(second).isLessThan(first).isGreaterThan(Duration.ofSeconds(30));
  }

  @Test
  void isAtLeastASecondBecauseNoneWouldMeanTheServersLimit() {
    assertThat(new StepTime(Duration.ZERO).left()).isEqualTo(Duration.ofSeconds(1));
  }
}
