package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsAnObject() {
    assertThat(Json.readStrictly(bytes("{\"a\":1.5}")).get("a").decimalValue()).isEqualTo("1.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1,\"a\":2}",
        "{} x",
        "{'a':1}",
        "{a:1}",
        "[1,]",
        "NaN",
        "01",
        "{\"a\":1e999999999999}",
        "\"\\ud8\""
      })
  void refusesWhatIsNotJson(String text) {
    assertRefused(text);
  }

  static String[] beyondTheLimits() {
    return new String[] {
      "[".repeat(60) + "]".repeat(60), "9".repeat(101), "\"" + "x".repeat(1_000_001) + "\""
    };
  }

  @ParameterizedTest
  @MethodSource("beyondTheLimits")
  void refusesWhatIsBeyondTheLimits(String text) {
    assertRefused(text);
  }

  static byte[][] otherEncodings() {
    String text = "{\"a\":\"x\"}";
    return new byte[][] {
      text.getBytes(StandardCharsets.UTF_16),
      text.getBytes(StandardCharsets.UTF_16LE),
      bytes("\uFEFF" + text),
      bytes("{\"a\":\"é\"}", StandardCharsets.ISO_8859_1),
      // A slash in two bytes, and half a surrogate pair in three.
      bytes("{\"a\":\"\u00C0\u00AF\"}", StandardCharsets.ISO_8859_1),
      bytes("{\"a\":\"\u00ED\u00A0\u0080\"}", StandardCharsets.ISO_8859_1)
    };
  }

  @ParameterizedTest
  @MethodSource("otherEncodings")
  void refusesWhatIsNotUtf8(byte[] json) {
    assertRefused(json);
  }

  private static void assertRefused(String text) {
    assertRefused(bytes(text));
  }

  private static void assertRefused(byte[] json) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Json.readStrictly(json))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
  }

  private static byte[] bytes(String text) {
    return bytes(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }
}
