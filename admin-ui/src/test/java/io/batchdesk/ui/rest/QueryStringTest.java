package io.batchdesk.ui.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @Test
  void readsNamesAndValuesInTheirOrder() {
    assertThat(
            QueryString.read("type%5B%5D=a+b&limit=1&type[]=%E2%82%AC&&canceled_at=&flag&=x&a=b=c"))
        .containsExactly(
            entry("type[]", List.of("a b", "€")),
            entry("limit", List.of("1")),
            entry("canceled_at", List.of("")),
            entry("flag", List.of("")),
            entry("", List.of("x")),
            entry("a", List.of("b=c")));
    assertThat(QueryString.read(null)).isEmpty();
    assertThat(QueryString.read("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=%",
        "type=%4",
        "type=%zz",
        "type=%４１",
        "type=%+1",
        "%=a",
        "type=%ff",
        "type=%C0%AF",
        "type=%ED%A0%80",
        "type=é",
        "type=a b",
        "type=\u0000"
      })
  void refusesWhatIsWronglyEncoded(String query) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> QueryString.read(query))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED));
  }
}
