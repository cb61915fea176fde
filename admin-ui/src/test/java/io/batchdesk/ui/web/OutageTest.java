package io.batchdesk.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void aConnectionThatCannotBeHadIsOne() {
    assertThat(Outage.causedBy(new IllegalStateException(new SQLTransientConnectionException("x"))))
        .isTrue();
    assertThat(Outage.causedBy(new SQLException("x", "08006"))).isTrue();
    assertThat(Outage.causedBy(new SQLException("x", "57P01"))).isTrue();
    assertThat(Outage.causedBy(new SQLException("x", "90121"))).isTrue();
    assertThat(Outage.causedBy(new SQLException("Error in allocating a connection. Cause: x")))
        .isTrue();
  }

  @Test
  void anythingElseIsNot() {
    assertThat(Outage.causedBy(new SQLException("duplicate key", "23505"))).isFalse();
    assertThat(Outage.causedBy(new NullPointerException())).isFalse();
  }
}
