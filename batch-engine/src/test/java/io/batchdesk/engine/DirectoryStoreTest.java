package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {

  private static final String JOB = "batch_01";

  @TempDir Path folder;
  private final DirectoryStore store = new DirectoryStore();

  @BeforeEach
  void useTheFolder() {
    store.settings =
        new EngineSettings() {
          @Override
          Path filesDirectory() {
            return folder;
          }
        };
  }

  @Test
  void onlyCommittedBytesOfEachClaimArePublished() throws IOException {
    write(1, 0, "one ");
    write(1, 4, "lost in a crash");
    write(2, 0, "two");

    OutputStore.Published file =
        store.publish(JOB, 1, 2, List.of(new OutputStore.Part(1, 4), new OutputStore.Part(2, 3)));

    assertThat(read(file)).isEqualTo("one two");
    assertThat(file.length()).isEqualTo(7);
    assertThat(file.sha256())
        .isEqualTo("8ab63e29a4ba14e4e1688f9c15e5af90895421358c945b0431f85d66977bd3d2");
  }

  @Test
  void aStepAppendsBehindTheCommittedLength() throws IOException {
    write(1, 0, "rolled back");
    write(1, 0, "kept");

    OutputStore.Published file = store.publish(JOB, 1, 1, List.of(new OutputStore.Part(1, 4)));

    assertThat(read(file)).isEqualTo("kept");
  }

  @Test
  void aPartThatIsTooShortIsAnError() throws IOException {
    write(1, 0, "kept");

    assertThatThrownBy(() -> store.publish(JOB, 1, 1, List.of(new OutputStore.Part(1, 5))))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("1 bytes before its committed length");
  }

  @Test
  void publishingTwiceGivesTheSameFile() throws IOException {
    write(1, 0, "kept");
    List<OutputStore.Part> parts = List.of(new OutputStore.Part(1, 4));

    assertThat(store.publish(JOB, 1, 1, parts)).isEqualTo(store.publish(JOB, 1, 1, parts));
  }

  @Test
  void deletingPartsLeavesTheFile() throws IOException {
    write(1, 0, "kept");
    OutputStore.Published file = store.publish(JOB, 1, 1, List.of(new OutputStore.Part(1, 4)));

    store.deleteParts(JOB);

    assertThat(read(file)).isEqualTo("kept");
    assertThat(folder.resolve(JOB)).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void deletingAJobTwiceIsFine() throws IOException {
    write(1, 0, "kept");

    store.delete(JOB);
    store.delete(JOB);

    assertThat(Files.exists(folder.resolve(JOB))).isFalse();
    assertThat(store.jobs()).isEmpty();
  }

  private void write(long claim, long committed, String text) throws IOException {
    try (OutputStore.PartStream part =
        store.append(JOB, 1, new OutputStore.Part(claim, committed))) {
      part.write(text.getBytes(StandardCharsets.UTF_8));
      part.force();
    }
  }

  private String read(OutputStore.Published file) throws IOException {
    try (InputStream in = store.open(JOB, file.file(), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
