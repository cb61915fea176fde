package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void cutsLongTextsWithoutBreakingACharacter() {
    assertThat(Text.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Text.cut("ab😀def", 4)).isEqualTo("ab…");
    assertThat(Text.cut("abc", 4)).isEqualTo("abc");
  }

  @Test
  void aQuotedTextStaysOnOneLine() {
    assertThat(Text.quote("a\r\nb")).isEqualTo("\"a  b\"");
    assertThat(Text.quote("x".repeat(300))).hasSize(102);
    assertThat(Text.quote(null)).isEqualTo("\"\"");
  }
}
