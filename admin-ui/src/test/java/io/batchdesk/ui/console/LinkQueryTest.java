package io.batchdesk.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkQueryTest {

  @Test
  void readsNamesAndValues() {
    assertThat(LinkQuery.of("type=a&name=%C3%BC+%26&empty=").values())
        .containsExactlyInAnyOrderEntriesOf(Map.of("type", "a", "name", "ü &", "empty", ""));
  }

  @Test
  void takesTheFirstOfSeveral() {
    assertThat(LinkQuery.of("type=a&type=b").values()).isEqualTo(Map.of("type", "a"));
  }

  @Test
  void survivesWhatCannotBeDecoded() {
    assertThat(LinkQuery.of("a=%zz&&=x&b").values()).isEqualTo(Map.of("a", "%zz", "b", ""));
    assertThat(LinkQuery.of(null).values()).isEmpty();
    assertThat(LinkQuery.of("").values()).isEmpty();
  }

  @Test
  void isReadAsItWasWritten() {
    Map<String, String> values = Map.of("a b", "x&y=ü");

    assertThat(LinkQuery.of(LinkQuery.write(values)).values()).isEqualTo(values);
  }
}
