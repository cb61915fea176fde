package io.batchdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.JobOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepOutputsTest {

  @TempDir Path folder;

  @Test
  void countsWhatTheStepAppended() throws IOException {
    OutputProgress before = new OutputProgress(1, "a.csv", "text/csv", "directory", null, 10, 4);
    Files.createDirectories(folder.resolve("batch_01"));
    Files.writeString(folder.resolve("batch_01/1.7.part"), "1234");

    try (StepOutputs outputs = open(List.of(before))) {
      JobOutput output = outputs.open("a.csv", "text/csv");
      output.writer().write("äöü");
      assertThat(output.length()).isEqualTo(16);
      outputs.force();

      assertThat(outputs.changed())
          .containsExactly(new OutputProgress(1, "a.csv", "text/csv", "directory", null, 16, 10));
    }
    assertThat(Files.readString(folder.resolve("batch_01/1.7.part"))).isEqualTo("1234äöü");
  }

  @Test
  void aSwallowedWriteErrorFailsTheStep() throws IOException {
    OutputStore full = new FullDisk();
    try (StepOutputs outputs = new StepOutputs(only(full), "batch_01", 7, List.of())) {
      PrintWriter writer = new PrintWriter(outputs.open("a.csv", "text/csv").writer());
      writer.print("x".repeat(200_000));
      writer.flush();

      assertThatThrownBy(outputs::force).hasMessage("No space left on device");
    }
  }

  @Test
  void aPartThatIsShorterThanCommittedIsNotContinued() {
    OutputProgress before = new OutputProgress(1, "a.csv", "text/csv", "directory", null, 10, 4);

    assertThatThrownBy(() -> open(List.of(before)).open("a.csv", "text/csv"))
        .hasRootCauseMessage("1.7.part is shorter than its committed length of 4 bytes");
  }

  @Test
  void newOutputsAreNumberedBehindTheOthers() throws IOException {
    OutputProgress before = new OutputProgress(1, "a.csv", "text/csv", "directory", null, 10, 0);

    try (StepOutputs outputs = open(List.of(before))) {
      outputs.open("b.csv", "text/csv");
      outputs.open("a.csv", "text/csv");
      outputs.open("c.csv", "text/csv");
      outputs.force();

      assertThat(outputs.after())
          .extracting(output -> output.number() + " " + output.name())
          .containsExactlyInAnyOrder("1 a.csv", "2 b.csv", "3 c.csv");
    }
  }

  @Test
  void aNameThatNobodyCouldReadIsRefused() throws IOException {
    try (StepOutputs outputs = open(List.of())) {
      assertThatThrownBy(() -> outputs.open(" ", "text/csv"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> outputs.open("x".repeat(201), "text/csv"))
          .hasMessageContaining("1 to 200 characters");
    }
  }

  @Test
  void refusedRowsGoToOneFile() throws IOException {
    OutputProgress before =
        new OutputProgress(1, "refused.csv", "text/csv", "directory", "file", 10, 0);

    try (StepOutputs outputs = open(List.of(before))) {
      outputs.open("refused.csv", "text/csv", "file");
      outputs.open("report.csv", "text/csv");
      outputs.open("others.csv", "text/csv", "prices");

      assertThatThrownBy(() -> outputs.open("more.csv", "text/csv", "file"))
          .hasMessageContaining("cannot go to \"more.csv\": there is \"refused.csv\" already");
      assertThatThrownBy(() -> outputs.open("report.csv", "text/csv", "file"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> outputs.open("report.csv", "text/csv", "names"))
          .hasMessageContaining("there is \"report.csv\" already");
    }
  }

  /** Takes nothing any more. */
  private static final class FullDisk extends DirectoryStore {

    @Override
    public PartStream append(String jobId, int number, Part part) {
      return new PartStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("No space left on device");
        }

        @Override
        void force() {
          // Nothing was written.
        }
      };
    }
  }

  private StepOutputs open(List<OutputProgress> before) {
    return new StepOutputs(only(DirectoryStoreTest.in(folder)), "batch_01", 7, before);
  }

  private static OutputStores only(OutputStore store) {
    return new OutputStores() {
      @Override
      String current() {
        return store.name();
      }

      @Override
      OutputStore of(String name) {
        return store;
      }
    };
  }
}
