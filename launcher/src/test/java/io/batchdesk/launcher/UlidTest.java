package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UlidTest {

  @Test
  void beginsWithItsTimeAsTheSpecificationShowsIt() {
    assertThat(Ulid.at(1_469_918_176_385L)).matches("01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}");
  }

  @Test
  void laterOnesAreLarger() {
    assertThat(Ulid.at(1_800_000_000_001L)).isGreaterThan(Ulid.at(1_800_000_000_000L));
  }
}
