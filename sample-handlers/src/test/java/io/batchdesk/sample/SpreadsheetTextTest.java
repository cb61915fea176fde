package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1", "+1", "-1", "@a", "\tx", "\rx", "'=1", "'+", "'-", "'@", "'\t", "'\r", "''=1"
      })
  void getsAnApostropheWhereASpreadsheetWouldSeeAFormula(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", " =1", "'", "'quoted'", "''", "\n=1", "1", "𝒳"})
  void staysAsItIsOtherwise(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
  }

  @Test
  void staysNull() {
    assertThat(SpreadsheetText.safe(null)).isNull();
  }
}
