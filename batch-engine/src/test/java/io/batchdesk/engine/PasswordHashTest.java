package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

  @Test
  void hashesWithAtLeast600000RoundsAndASaltEachTime() {
    String hash = PasswordHash.hash("correct horse battery".toCharArray());
    String again = PasswordHash.hash("correct horse battery".toCharArray());

    assertThat(hash).startsWith("pbkdf2-sha256$").isNotEqualTo(again);
    assertThat(Integer.parseInt(hash.split("\\$")[1])).isGreaterThanOrEqualTo(600_000);
    assertThat(PasswordHash.matches("correct horse battery".toCharArray(), hash)).isTrue();
    assertThat(PasswordHash.matches("correct horse batterz".toCharArray(), hash)).isFalse();
  }
}
