package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void findsWhatIsWrapped() {
    IOException inner = new IOException("inner");
    Throwable error = new IllegalStateException(new RuntimeException(inner));

    assertThat(Causes.find(error, IOException.class)).containsSame(inner);
    assertThat(Causes.of(error)).hasSize(3).first().isSameAs(error);
    assertThat(Causes.of(null)).isEmpty();
  }

  @Test
  void endsWhereErrorsCauseEachOther() {
    IllegalStateException first = new IllegalStateException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);

    assertThat(Causes.of(first)).containsExactly(first, second);
    assertThat(StoreException.behind(first)).isEmpty();
    assertThat(Failure.isFinal(first, Declared.class.getAnnotation(JobType.class))).isFalse();
  }

  @JobType(value = "declared", finalErrors = IOException.class)
  private static class Declared {}
}
