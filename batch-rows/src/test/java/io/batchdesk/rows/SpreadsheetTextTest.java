package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "=1+1,'=1+1",
        "+43,'+43",
        "-,'-",
        "@a,'@a",
        "'=1,''=1",
        "''=1,'''=1",
        "'-,''-",
        "|\tx|,|'\tx|",
        "|\rx|,|'\rx|",
        "|'\t|,|''\t|"
      })
  void aTextThatWouldBeAFormulaGetsAnApostrophe(String text, String safe) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=b",
        "'",
        "''",
        "'n Abend",
        "'quoted'",
        " =1",
        "\n=1",
        "1-2",
        "1",
        "ä",
        "𝒳"
      })
  void otherTextsStay(String text) {
    assertThat(SpreadsheetText.safe(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "'=1", "''-", "'", "''", "'n Abend", "x", "", "\r", "'\t"})
  void whatWasIsFoundAgain(String text) {
    assertThat(SpreadsheetText.original(SpreadsheetText.safe(text))).isEqualTo(text);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(SpreadsheetText.safe(null)).isNull();
    assertThat(SpreadsheetText.original(null)).isNull();
  }
}
