package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MadeUpPasswordTest {

  @Test
  void itHasFourGroupsOfFiveWithoutLookAlikes() {
    assertThat(MadeUpPassword.next())
        .matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}")
        .doesNotContainPattern("[ilo01]");
  }

  @Test
  void noTwoAreEqual() {
    assertThat(Stream.generate(MadeUpPassword::next).limit(1_000)).doesNotHaveDuplicates();
  }
}
