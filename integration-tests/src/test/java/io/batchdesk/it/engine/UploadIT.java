package io.batchdesk.it.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.batchdesk.JobStepResponse;
import io.batchdesk.JobUpload;
import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.RepeatableRequest;
import io.batchdesk.engine.StartJob;
import io.batchdesk.engine.UploadDetails;
import io.batchdesk.engine.Uploads;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Files that are given to jobs: they are there as long as a job needs them, and then go. */
class UploadIT extends InServer {

  private static final int MEGABYTE = 1024 * 1024;
  private static final Caller EVE = caller("eve", "operator");

  private static final Function<String, RepeatableRequest> NEVER_AGAIN = hash -> null;

  @Inject Uploads uploads;

  @Test
  void aHandlerReadsTheFileStepByStepAndWhenTheJobIsCleanedUpItGoes() throws Exception {
    byte[] sent = random(2 * MEGABYTE + 12_345);
    UploadDetails upload = upload(sent);
    Queue<String> read = new ConcurrentLinkedQueue<>();

    String id = jobs.start(withUpload(readInTwoSteps(read), upload.id()), ANN).id();
    await(id, JobStatus.COMPLETED);

    assertThat(upload.size()).isEqualTo(sent.length);
    assertThat(upload.sha256()).isEqualTo(sha256(sent));
    assertThat(read)
        .containsExactly(
            sha256(Arrays.copyOf(sent, MEGABYTE + 1)),
            sha256(Arrays.copyOfRange(sent, MEGABYTE + 1, sent.length)));

    expire(upload.id());
    refuses(Refusal.Kind.CONFLICT, () -> uploads.delete(upload.id(), ANN));
    control.cleanUp(id, null, ANN);
    awaitCleanup(id);
    Await.until(() -> isGone(upload.id()), () -> "The upload is still there");
    Await.until(() -> !hasFiles(upload.id()), () -> "Its bytes are still there");
  }

  private static Script readInTwoSteps(Queue<String> read) {
    return new Script()
        .step(
            (job, batchSize) -> {
              JobUpload file = job.upload(job.parameters(ScriptedHandler.Parameters.class).file());
              boolean first = job.unitsProcessed() == 0;
              long from = first ? 0 : MEGABYTE + 1;
              try (InputStream in = file.open(from)) {
                read.add(sha256(first ? in.readNBytes(MEGABYTE + 1) : in.readAllBytes()));
              }
              return first ? JobStepResponse.more(1) : JobStepResponse.done(1, "Read");
            });
  }

  @Test
  void anUploadThatIsNeededStaysPastItsTimeAndOneThatIsNotGoes() throws Exception {
    UploadDetails needed = upload("needed".getBytes(UTF_8));
    UploadDetails other = upload("other".getBytes(UTF_8));
    String id =
        jobs.start(withUpload(readInTwoSteps(new ConcurrentLinkedQueue<>()), needed.id()), ANN)
            .id();

    expire(needed.id());
    expire(other.id());

    Await.until(() -> isGone(other.id()), () -> "It is still there");
    Await.until(() -> !hasFiles(other.id()), () -> "Its bytes are still there");
    assertThat(isGone(needed.id())).isFalse();
    assertThat(hasFiles(needed.id())).isTrue();
    control.cancel(id, null, ANN);
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    UploadDetails upload = upload(new byte[0]);

    assertThat(upload.size()).isZero();
    assertThat(upload.sha256()).isEqualTo(sha256(new byte[0]));
  }

  @Test
  void nobodyElseMayUseOrSeeIt() throws Exception {
    UploadDetails upload = upload("mine".getBytes(UTF_8));
    Script script = lines(1);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> jobs.start(withUpload(script, upload.id()), EVE))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("file"));
    refuses(Refusal.Kind.NOT_FOUND, () -> uploads.find(upload.id(), EVE));
    refuses(Refusal.Kind.NOT_FOUND, () -> uploads.delete(upload.id(), EVE));
    refuses(
        Refusal.Kind.INVALID,
        () -> jobs.start(withUpload(script, "../../etc/passwd"), caller("root", "admin")));
    assertThat(uploads.all(EVE)).extracting(UploadDetails::id).doesNotContain(upload.id());
    assertThat(uploads.all(caller("root", "admin")))
        .extracting(UploadDetails::id)
        .contains(upload.id());
    refuses(
        Refusal.Kind.FORBIDDEN,
        () -> uploads.store("a.csv", "text/csv", bytes("x"), NEVER_AGAIN, caller("vic", "viewer")));
  }

  @Test
  void oneThatIsTooLargeLeavesNothing() {
    Caller somebody = caller("large-" + UUID.randomUUID(), "operator");

    refuses(
        Refusal.Kind.TOO_LARGE,
        () ->
            uploads.store(
                "large.csv",
                "text/csv",
                new ByteArrayInputStream(random(3 * MEGABYTE + 1)),
                NEVER_AGAIN,
                somebody));

    assertThat(ofUser(somebody)).isZero();
  }

  @Test
  void aSenderThatGoesAwayLeavesNothing() {
    Caller somebody = caller("gone-" + UUID.randomUUID(), "operator");
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(random(MEGABYTE + 1)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Connection reset");
              }
            });

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> uploads.store("half.csv", "text/csv", broken, NEVER_AGAIN, somebody));

    assertThat(ofUser(somebody)).isZero();
  }

  @Test
  void aNameIsTextAndNeverAPath() throws Exception {
    UploadDetails upload =
        uploads.store("../../etc/<img src=x>\r\n.csv", "text/csv", bytes("x"), NEVER_AGAIN, ANN);

    assertThat(upload.name()).isEqualTo("../../etc/<img src=x>  .csv");
    assertThat(hasFiles(upload.id())).isTrue();
    refuses(
        Refusal.Kind.INVALID, () -> uploads.store(" ", "text/csv", bytes("x"), NEVER_AGAIN, ANN));
    refuses(
        Refusal.Kind.INVALID,
        () -> uploads.store("x".repeat(201), "text/csv", bytes("x"), NEVER_AGAIN, ANN));
  }

  private long ofUser(Caller caller) {
    return rows.count("select count(*) from batch_upload where user_name = ?", caller.name());
  }

  private UploadDetails upload(byte[] sent) throws IOException {
    return uploads.store(
        "contacts.csv", "text/csv", new ByteArrayInputStream(sent), NEVER_AGAIN, ANN);
  }

  private StartJob withUpload(Script script, String upload) {
    JsonNode parameters = json(Map.of("script", scripts.add(script), "file", upload));
    return new StartJob(ScriptedJobs.PLAIN, parameters, false, null, null);
  }

  private void expire(String id) {
    rows.update(
        "update batch_upload set expires_at = current_timestamp - interval '1' hour where id = ?",
        id);
  }

  private boolean isGone(String id) {
    return rows.count("select count(*) from batch_upload where id = ?", id) == 0;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
