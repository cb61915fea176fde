package io.batchdesk.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

  @Test
  void readsNameAndPassword() {
    assertThat(BasicCredentials.parse("basic " + base64("admin:grün:1")))
        .contains(new BasicCredentials("admin", "grün:1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Basic", "Basic !!", "Bearer abc", "Basic YWRtaW4=", "Basic gIA6gA=="})
  void readsNothingElse(String header) {
    assertThat(BasicCredentials.parse(header)).isEmpty();
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(new BasicCredentials("admin", "secret").toString()).doesNotContain("secret");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
