package io.batchdesk.it.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newer Batchdesk has left is not touched by an older one. */
class VersionIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aDatabaseOfANewerMajorVersionIsRefusedByNameAndNoJobIsTaken() throws Exception {
    Path data = folder.resolve("data");
    Template.copyTo(data);
    String database = "jdbc:h2:file:" + data.resolve("db").resolve("batchdesk");
    try (Connection connection = DriverManager.getConnection(database, "batchdesk", "batchdesk");
        Statement statement = connection.createStatement()) {
      statement.execute("update batch_setting set text = '99.2.0' where name = 'engine-version'");
    }

    try (DeskProcess desk = DeskProcess.start(data, DeskProcess.freePort(), Map.of())) {
      Await.until("it says so", MINUTE, () -> desk.says().contains("99.2.0"));
      assertThat(desk.says())
          .contains("The database belongs to Batchdesk 99.2.0")
          .contains("deploy it with an engine of version 99");
      desk.stop();
      assertThat(desk.database().rows("select problem from batch_application"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat((String) row.get("problem")).contains("99.2.0"));
    }
    assertThat(Files.readString(data.resolve("version"))).doesNotContain("99");
  }
}
