package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkSignatureTest {

  private static final String KEY = "00".repeat(32);

  @Test
  void anyChangeBreaksTheSignature() {
    Map<String, String> link = new HashMap<>(Map.of("type", "contact-list", "country", "AT"));
    link.put("signature", LinkSignature.sign(link, KEY));
    assertThat(LinkSignature.matches(link, KEY)).isTrue();

    assertThat(LinkSignature.matches(with(link, "country", "DE"), KEY)).isFalse();
    assertThat(LinkSignature.matches(with(link, "more", "x"), KEY)).isFalse();
    assertThat(LinkSignature.matches(with(link, "signature", ""), KEY)).isFalse();
    assertThat(LinkSignature.matches(link, "01".repeat(32))).isFalse();
  }

  @Test
  void aValueCannotPretendToBeAnotherParameter() {
    String one = LinkSignature.sign(Map.of("a", "1&b=2"), KEY);
    String two = LinkSignature.sign(Map.of("a", "1", "b", "2"), KEY);

    assertThat(one).isNotEqualTo(two);
  }

  private static Map<String, String> with(Map<String, String> link, String name, String value) {
    Map<String, String> changed = new HashMap<>(link);
    changed.put(name, value);
    return changed;
  }
}
