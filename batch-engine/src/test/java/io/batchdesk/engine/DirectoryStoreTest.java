package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.engine.OutputStore.Part;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends OutputStoreContract {

  @TempDir Path folder;

  @Override
  OutputStore store() {
    return in(folder);
  }

  /** A store in a directory that is the right one. */
  static DirectoryStore in(Path folder) {
    DirectoryStore store = new DirectoryStore();
    store.directory =
        new FilesDirectory() {
          @Override
          Path path() {
            return folder;
          }

          @Override
          Path require() {
            return folder;
          }
        };
    return store;
  }

  /** Files know no transactions. */
  @Override
  Step beginStep() {
    return new Step() {
      @Override
      public void length(String jobId, int number, Part part) {
        // Nothing reads it here.
      }

      @Override
      public void commit() {
        // Nothing to do.
      }

      @Override
      public void close() {
        // Nothing to do.
      }
    };
  }

  @Test
  void aPartThatIsShorterThanCommittedIsNotContinued() {
    assertThatThrownBy(() -> store().append(JOB, 1, new Part(7, 4)))
        .isInstanceOf(EOFException.class)
        .hasMessage("1.7.part is shorter than its committed length of 4 bytes");
  }

  @Test
  void publishedFilesTakeTheirSpaceOnce() throws IOException {
    append(1, 1, "kept");
    publish(1);

    store().deleteParts(JOB);

    try (var files = Files.list(folder.resolve(JOB))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("1.1.file");
    }
  }

  @Test
  void aFileThatCannotBeMadeIsNoFaultOfTheJob() throws IOException {
    Files.createFile(folder.resolve(JOB));

    assertThatThrownBy(() -> append(1, 1, "x"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Files cannot be written in the data directory: ")
        .hasMessageNotContaining(folder.toString());
  }
}
