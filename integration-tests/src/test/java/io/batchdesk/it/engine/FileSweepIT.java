package io.batchdesk.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.engine.JobStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that are left when nobody was there to delete them, in both stores. */
class FileSweepIT extends InServer {

  /** Its id says that it was made in 1970. */
  private static final String UNKNOWN = "batch_" + "0".repeat(26);

  @Test
  void filesOfJobsThatNobodyKnowsGoWhenTheyAreOlderThanADay() throws IOException {
    String known = start(lines(1)).id();
    await(known, JobStatus.COMPLETED);
    char last = known.charAt(known.length() - 1);
    String young = known.substring(0, known.length() - 1) + (last == '0' ? '1' : '0');

    leaveBehind(UNKNOWN);
    leaveBehind(young);

    Await.until(() -> !hasFiles(UNKNOWN), () -> "The files of an unknown job are still there");
    assertThat(hasFiles(young)).isTrue();
    assertThat(download(known)).isEqualTo(allLines(1));
  }

  @Test
  void filesOfJobsThatWereCleanedUpGoLater() throws IOException {
    String id = start(lines(1)).id();
    await(id, JobStatus.COMPLETED);
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);

    leaveBehind(id);

    Await.until(() -> !hasFiles(id), () -> "The files of a cleaned job are still there");
  }

  private void leaveBehind(String id) throws IOException {
    Path folder = java.nio.file.Files.createDirectories(Files.of(id));
    java.nio.file.Files.writeString(folder.resolve("1.1.part"), "left");
    rows.update(
        "insert into batch_output_chunk (job_id, number, claim_number, position, bytes)"
            + " values (?, 9, 9, 0, ?)",
        id,
        new byte[] {1});
  }
}
