package io.batchdesk.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedPasswordsTest {

  private Instant now = Instant.parse("2026-03-31T12:00:00Z");
  private final VerifiedPasswords verified = new VerifiedPasswords(() -> now);

  @Test
  void holdsForFiveMinutes() {
    verified.remember("keyed", "stored");

    assertThat(verified.holds("keyed", "stored")).isTrue();
    now = now.plus(VerifiedPasswords.REMEMBERED);
    assertThat(verified.holds("keyed", "stored")).isFalse();
  }

  @Test
  void dropsAPasswordThatWasChanged() {
    verified.remember("keyed", "stored");

    assertThat(verified.holds("keyed", "changed")).isFalse();
    assertThat(verified.holds("keyed", "stored")).isFalse();
  }

  @Test
  void keyedHashesTellNameAndPasswordApart() {
    KeyedHash hash = new KeyedHash();

    assertThat(hash.of(new BasicCredentials("ab", "c")))
        .isEqualTo(hash.of(new BasicCredentials("ab", "c")))
        .isNotEqualTo(hash.of(new BasicCredentials("a", "bc")))
        .isNotEqualTo(new KeyedHash().of(new BasicCredentials("ab", "c")));
  }
}
