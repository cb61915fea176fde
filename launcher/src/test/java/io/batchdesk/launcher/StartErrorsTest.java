package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StartErrorsTest {

  @Test
  void theRootCauseIsToldOnceAndNotWhereItWasMet() {
    Throwable root = new IllegalStateException("Two handlers\n  of one type");

    List<String> lines =
        StartErrors.of(
            List.of(
                error("Exception while loading the app", null),
                error("Deployment failed", new RuntimeException(root)),
                error("Once more", root)));

    assertThat(lines).containsExactly("Two handlers of one type");
  }

  @Test
  void withoutACauseTheMessageIsTold() {
    assertThat(StartErrors.of(List.of(error("The disk is full", null))))
        .containsExactly("The disk is full");
  }

  @Test
  void anErrorWithoutMessageIsNamed() {
    assertThat(StartErrors.rootMessage(new NullPointerException()))
        .isEqualTo("java.lang.NullPointerException");
  }

  private static LogRecord error(String message, Throwable thrown) {
    LogRecord logged = new LogRecord(Level.SEVERE, message);
    logged.setThrown(thrown);
    return logged;
  }
}
