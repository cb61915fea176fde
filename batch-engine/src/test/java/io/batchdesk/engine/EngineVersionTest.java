package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EngineVersionTest {

  @Test
  void isTheVersionOfTheBuild() throws Exception {
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<version>%s-SNAPSHOT</version>".formatted(EngineVersion.OURS));
  }

  @Test
  void onlyANewerMajorVersionIsRefused() {
    int major = EngineVersion.major(EngineVersion.OURS);

    assertThat(EngineVersion.mayFollow(EngineVersion.OURS)).isTrue();
    assertThat(EngineVersion.mayFollow(major + ".999.0")).isTrue();
    assertThat(EngineVersion.mayFollow((major + 1) + ".0.0")).isFalse();
  }

  @Test
  void theNewerOfTwoIsFoundByNumbers() {
    assertThat(EngineVersion.newer("0.9.0", "0.10.0")).isEqualTo("0.10.0");
    assertThat(EngineVersion.newer("1.0.0", "0.10.0")).isEqualTo("1.0.0");
  }

  @Test
  void aDatabaseTellsWhoWorkedOnIt() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:version");
        Statement statement = database.createStatement()) {
      assertThat(EngineVersion.newest(database)).isEmpty();

      statement.execute("create table batch_setting (name varchar(100), text varchar(100))");
      assertThat(EngineVersion.newest(database)).isEmpty();

      statement.execute("insert into batch_setting values ('engine-version', '7.1.2')");
      assertThat(EngineVersion.newest(database)).contains("7.1.2");
    }
  }
}
