package io.batchdesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path parent;

  @Test
  void theProcessIsNamedWhileItRuns() throws IOException {
    DataDirectory data = new DataDirectory(parent.resolve("data"));

    data.create();
    data.claim("or wait");

    Path pid = parent.resolve("data").resolve("pid");
    assertThat(Files.readString(pid).strip())
        .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    data.release();
    assertThat(pid).doesNotExist();
  }

  @Test
  void whatAnEarlierServerLeftIsThrownAwayAndTheDatabaseStays() throws IOException {
    DataDirectory data = new DataDirectory(parent);
    data.create();
    Path leftover = Files.createDirectories(data.server().resolve("tmp/deep")).resolve("file");
    Files.createFile(leftover);
    Files.createFile(parent.resolve("db/batchdesk.mv.db"));

    data.renewServer();

    assertThat(leftover).doesNotExist();
    assertThat(data.server().resolve("tmp")).isEmptyDirectory();
    assertThat(data.hasDatabase()).isTrue();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new DataDirectory(file.resolve("data")).create())
        .withMessageContaining("BATCHDESK_DATA");
  }

  @Test
  void aRelativeDirectoryIsShownAsGiven() {
    assertThat(new DataDirectory(Path.of("data")).shown()).isEqualTo("./data");
    assertThat(new DataDirectory(Path.of("/srv/data")).shown()).isEqualTo("/srv/data");
  }

  @Test
  void aDirectoryOfANewerMajorVersionIsRefusedByNameBeforeAnythingIsWritten() throws IOException {
    Files.writeString(parent.resolve("version"), "99.2.0\n");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new DataDirectory(parent).create())
        .withMessageContaining("was written by Batchdesk 99.2.0, and this is " + DataVersion.OURS);

    assertThat(parent.toFile().list()).containsExactly("version");
  }

  @Test
  void aDirectoryTellsItsVersion() throws IOException {
    DataDirectory data = new DataDirectory(parent.resolve("data"));

    data.create();

    assertThat(parent.resolve("data/version")).hasContent(DataVersion.OURS);
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<version>%s-SNAPSHOT</version>".formatted(DataVersion.OURS));
    data.create();
  }
}
