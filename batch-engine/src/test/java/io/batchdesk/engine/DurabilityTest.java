package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

  @TempDir Path folder;

  @Test
  void aDatabaseThatWritesLaterIsRefusedWithWhatToSet() throws SQLException {
    try (Connection h2 = open("")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Durability.requireAtOnce(h2))
          .withMessageContaining("500 ms")
          .withMessageContaining("WRITE_DELAY=0");
    }
  }

  @Test
  void aDatabaseThatWritesAtOnceIsFine() throws SQLException {
    try (Connection h2 = open(";WRITE_DELAY=0")) {
      assertThatCode(() -> Durability.requireAtOnce(h2)).doesNotThrowAnyException();
    }
  }

  private Connection open(String setting) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:" + folder.resolve("db") + setting);
  }
}
