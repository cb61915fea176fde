package io.batchdesk.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private Instant now = Instant.parse("2026-03-31T12:00:00Z");
  private final Throttle throttle = new Throttle(10, Duration.ofMinutes(1), () -> now);

  @Test
  void slowsTheEleventhGuessOfAMinute() {
    takeTen();

    assertThat(throttle.take("admin")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void letsAnotherAddressIn() {
    takeTen();

    assertThat(throttle.take("elsewhere")).isZero();
  }

  @Test
  void letsTheGuesserTryAgainWhenTheOldestGuessIsAMinuteOld() {
    takeTen();

    now = now.plusSeconds(59);
    assertThat(throttle.take("admin")).isEqualTo(Duration.ofSeconds(1));
    now = now.plusSeconds(1);
    assertThat(throttle.take("admin")).isZero();
  }

  @Test
  void forgetsWrongGuessesAfterTheRightOne() {
    takeTen();

    throttle.forget("admin");

    assertThat(throttle.take("admin")).isZero();
  }

  private void takeTen() {
    for (int i = 0; i < 10; i++) {
      assertThat(throttle.take("admin")).isZero();
    }
  }
}
