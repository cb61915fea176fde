package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @Test
  void readsDaysDurationsAndNever() {
    assertThat(TimeSpan.of("x", "30")).contains(Duration.ofDays(30));
    assertThat(TimeSpan.of("x", " PT12H ")).contains(Duration.ofHours(12));
    assertThat(TimeSpan.of("x", "P30D")).contains(Duration.ofDays(30));
    assertThat(TimeSpan.of("x", "never")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "PT0S", "-P1D", "a month", "P1Y", "36501", ""})
  void refusesWhatIsNoTimeByNameAndValue(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSpan.of("batchdesk.retention.failed", value))
        .withMessageStartingWith("batchdesk.retention.failed is \"" + value + "\": set ");
  }
}
