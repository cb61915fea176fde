package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCheckTest {

  record Parameters(Integer count, Double ratio, String text, Instant moment) {}

  private static final ParameterSchema SCHEMA = ParameterRecord.schemaOf(Parameters.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"count\":2147483647}",
        "{\"ratio\":1e300}",
        "{\"moment\":\"2026-03-31T18:00:00+02:00\"}",
        "{\"text\":\"a\\ud83d\\ude00b\"}"
      })
  void acceptsWhatFits(String json) {
    assertThatCode(() -> check(json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":2147483648}",
        "{\"count\":1e999999999}",
        "{\"ratio\":1e999999999}",
        "{\"moment\":\"2026-03-31T18:00+02:00\"}",
        "{\"ratio\":1e-999999999}",
        "{\"text\":\"a\\u0000b\"}",
        "{\"text\":\"a\\ud83db\"}"
      })
  void refusesWhatNoHandlerCouldUse(String json) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> check(json))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
  }

  @Test
  void leavesAsTextWhatIsNoReasonableNumber() {
    JsonNode node =
        ParameterCheck.fromTexts(SCHEMA, Map.of("count", "1e999999999", "ratio", "9".repeat(500)));

    assertThat(node.get("count").isTextual()).isTrue();
    assertThat(node.get("ratio").isTextual()).isTrue();
  }

  private static void check(String json) {
    JsonNode node = Json.readStrictly(json.getBytes(StandardCharsets.UTF_8));
    ParameterCheck.check("sample", SCHEMA, TypeTexts.NONE, node);
  }
}
