package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "contacts.csv|contacts.csv|contacts.csv",
        "€ \"x\".csv|_ _x_.csv|%E2%82%AC%20%22x%22.csv",
        "<img src=x>.csv|<img src=x>.csv|%3Cimg%20src%3Dx%3E.csv",
        "../../etc/passwd|.._.._etc_passwd|.._.._etc_passwd",
        "100%.csv|100_.csv|100%25.csv",
        "日本.csv|__.csv|%E6%97%A5%E6%9C%AC.csv"
      },
      delimiter = '|')
  void namesTheFileForOldAndNewClients(String name, String ascii, String encoded) {
    assertThat(ContentDisposition.attachment(name))
        .isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s", ascii, encoded);
  }

  @Test
  void letsNoNameBreakTheHeader() {
    assertThat(ContentDisposition.attachment("a\r\nSet-Cookie: x=1\u0000.csv"))
        .doesNotContain("\r", "\n", "\u0000");
  }
}
