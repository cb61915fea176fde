package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void aLineBreakInAMessageCannotMakeARecord() {
    LogRecord logged =
        new LogRecord(Level.INFO, "started\r\n2026-01-01 00:00:00.000+0000 SEVERE forged");

    assertThat(new LogLine().format(logged).lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("    2026-01-01");
  }

  @Test
  void aTraceIsIndented() {
    LogRecord logged = new LogRecord(Level.SEVERE, "failed");
    logged.setThrown(new IllegalStateException("why"));

    assertThat(new LogLine().format(logged).lines().skip(1))
        .allMatch(line -> line.startsWith("    "));
  }
}
