package io.batchdesk.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysSeenTest {

  @Test
  void theFirstRowOfAKeyIsRemembered() {
    KeysSeen seen = new KeysSeen();
    for (int i = 1; i <= 100_000; i++) {
      assertThat(seen.put("key " + i, i + 1)).isZero();
    }

    assertThat(seen.put("key 1", 200_000)).isEqualTo(2);
    assertThat(seen.put("key 77777", 200_001)).isEqualTo(77_778);
    assertThat(seen.put("key 100001", 200_002)).isZero();
  }

  @Test
  void whatAStepNotesIsApartUntilItSettles() {
    KeysSeen before = new KeysSeen();
    before.put("key 1", 2);
    KeysSeen undone = new KeysSeen(before);
    undone.put("key 2", 3);
    KeysSeen done = new KeysSeen(before);
    done.put("key 3", 3);

    assertThat(done.put("key 1", 4)).isEqualTo(2);
    assertThat(done.put("key 2", 4)).isZero();
    assertThat(done.settle()).isSameAs(before);
    assertThat(before.put("key 3", 5)).isEqualTo(3);
    assertThat(before.size()).isEqualTo(3);
  }

  @Test
  void whatIsRememberedIsOnlyGivenForTheSamePlace() {
    RememberedKeys remembered = new RememberedKeys();
    KeysSeen keys = new KeysSeen();
    remembered.keep("batch_1", 500, keys);

    assertThat(remembered.take("batch_1", 499)).isNull();
    remembered.keep("batch_1", 500, keys);
    assertThat(remembered.take("batch_1", 500)).isSameAs(keys);
    assertThat(remembered.take("batch_1", 500)).isNull();
  }

  @Test
  void onlySixteenJobsAreRemembered() {
    RememberedKeys remembered = new RememberedKeys();
    for (int i = 0; i < 17; i++) {
      remembered.keep("batch_" + i, 1, new KeysSeen());
    }

    assertThat(remembered.take("batch_0", 1)).isNull();
    assertThat(remembered.take("batch_1", 1)).isNotNull();
  }
}
