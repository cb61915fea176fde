package io.batchdesk.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkOriginTest {

  @ParameterizedTest
  @CsvSource({
    "/support?type=a, /support?type=a&ask=1",
    "/support?type=a&ask=1, /support?type=a&ask=1",
    "/support?ask=1&type=a, /support?ask=1&type=a",
    "/support?type=ask%3D1, /support?type=ask%3D1&ask=1",
    "/support?xask=1, /support?xask=1&ask=1",
    "/, /"
  })
  void aTargetFromAnotherSiteAsks(String target, String asking) {
    assertThat(LinkOrigin.asking(target)).isEqualTo(asking);
  }
}
