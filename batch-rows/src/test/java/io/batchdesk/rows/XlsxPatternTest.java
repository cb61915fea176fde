package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dd.MM.uuuu|dd.mm.yyyy",
        "yyyy-MM-dd'T'HH:mm:ss.SSS|yyyy-mm-dd\\Thh:mm:ss.000",
        "EEE d. MMM yyyy, hh:mm a|ddd d. mmm yyyy, hh:mm AM/PM",
        "HH 'o''clock'|hh \\o\\'\\c\\l\\o\\c\\k",
        "HH''mm|hh\\'mm"
      })
  void timesAreWrittenAsSpreadsheetsDo(String pattern, String spreadsheet) {
    assertThat(XlsxPattern.ofTime(pattern)).isEqualTo(spreadsheet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"#,##0.00|#,##0.00", "0.00' EUR'|0.00\\ \\E\\U\\R", "0.0%|0.0%"})
  void numbersAreWrittenAsSpreadsheetsDo(String pattern, String spreadsheet) {
    assertThat(XlsxPattern.ofNumber(pattern)).isEqualTo(spreadsheet);
  }
}
