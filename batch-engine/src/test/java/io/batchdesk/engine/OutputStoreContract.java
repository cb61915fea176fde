package io.batchdesk.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchdesk.engine.OutputStore.Part;
import io.batchdesk.engine.OutputStore.PartStream;
import io.batchdesk.engine.OutputStore.Published;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store has to do; each has a test class that extends this one. */
abstract class OutputStoreContract {

  static final String JOB = "batch_01K00000000000000000000001";
  static final String OTHER = "batch_01K00000000000000000000002";

  private final Map<String, TreeMap<Long, Long>> lengths = new TreeMap<>();

  abstract OutputStore store();

  /** The transaction of a step, on this thread. */
  interface Step extends AutoCloseable {

    /** Writes the committed length of a part, as the engine does. */
    void length(String jobId, int number, Part part);

    void commit();

    /** Rolls back what was not committed. */
    @Override
    void close();
  }

  abstract Step beginStep();

  @Test
  void whatStepsCommittedIsTheFile() throws IOException {
    append(1, 1, "one ");
    append(1, 1, "two ");
    append(1, 1, "three");

    Published file = publish(1);

    assertThat(text(file)).isEqualTo("one two three");
    assertThat(file.length()).isEqualTo(13);
    assertThat(file.sha256()).isEqualTo(sha256("one two three".getBytes(UTF_8)));
  }

  @Test
  void aStepThatWasRolledBackLeavesNothing() throws IOException {
    append(1, 1, "one ");
    rollBack(1, 1, "lost in a crash");
    append(1, 2, "two ");
    rollBack(1, 2, "lost as well");
    append(1, 2, "three");

    assertThat(text(publish(1))).isEqualTo("one two three");
  }

  @Test
  void aStepThatEndedBeforeItWroteEverythingLeavesNothing() throws IOException {
    append(1, 1, "one ");
    byte[] much = random(700_000);
    try (Step step = beginStep();
        PartStream part = open(1, 1)) {
      part.write(much);
      step.length(JOB, 1, new Part(1, 4 + much.length));
    }
    append(1, 2, "two");

    assertThat(text(publish(1))).isEqualTo("one two");
  }

  @Test
  void theNumberOfTheClaimDecidesTheOrder() throws IOException {
    append(1, 9, "two ");
    append(1, 10, "three");
    append(1, 2, "one ");

    assertThat(text(publish(1))).isEqualTo("one two three");
  }

  @Test
  void whatWasStoredBehindTheCommittedLengthDoesNotCount() throws IOException {
    append(1, 1, "one ");
    try (Step step = beginStep()) {
      try (PartStream part = open(1, 1)) {
        part.write("stored apart from its step".getBytes(UTF_8));
        part.force();
      }
      step.commit();
    }
    append(1, 2, "two");

    assertThat(text(publish(1))).isEqualTo("one two");
  }

  @Test
  void anOutputWithoutBytesIsAnEmptyFile() throws IOException {
    append(1, 1, "");

    Published file = publish(1);
    Published without = store().publish(JOB, 2, 1, List.of());

    assertThat(text(file)).isEmpty();
    assertThat(text(without)).isEmpty();
    assertThat(file.length()).isZero();
    assertThat(file.sha256()).isEqualTo(without.sha256()).isEqualTo(sha256(new byte[0]));
  }

  @Test
  void theOutputsOfAJobDoNotMix() throws IOException {
    append(1, 1, "a");
    append(2, 1, "b");
    append(11, 1, "c");
    append(1, 2, "A");

    assertThat(Stream.of(publish(1), publish(2), publish(11)).map(this::text))
        .containsExactly("aA", "b", "c");
  }

  @Test
  void aFileOfManySizesIsReadFromEveryWhere() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int chunk = ChunkWriter.SIZE;
    int[] sizes = {1, chunk, 3, 2 * chunk + 5, 0, chunk - 1, 70_000, 1};
    for (int i = 0; i < sizes.length; i++) {
      byte[] bytes = random(sizes[i]);
      all.writeBytes(bytes);
      append(1, 1 + i / 3, bytes);
    }
    byte[] expected = all.toByteArray();

    Published file = publish(1);

    assertThat(file.length()).isEqualTo(expected.length);
    assertThat(file.sha256()).isEqualTo(sha256(expected));
    for (int from : interesting(sizes, expected.length)) {
      assertThat(bytes(file, from)).as("from " + from).isEqualTo(tail(expected, from));
    }
  }

  /** The beginnings of steps and chunks, one before and one behind, and some in between. */
  private static List<Integer> interesting(int[] sizes, int length) {
    List<Integer> offsets = new ArrayList<>(List.of(length / 2, length / 3));
    int at = 0;
    for (int size : sizes) {
      for (int edge = 0; edge <= size; edge += ChunkWriter.SIZE) {
        offsets.addAll(List.of(at + edge - 1, at + edge, at + edge + 1));
      }
      at += size;
    }
    offsets.addAll(List.of(length - 1, length));
    return offsets.stream().filter(offset -> offset >= 0 && offset <= length).distinct().toList();
  }

  private static byte[] tail(byte[] bytes, int from) {
    return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
  }

  @Test
  void publishingAgainAfterACrashGivesTheSameFile() throws IOException {
    append(1, 1, "kept");

    Published first = publish(1);
    Published again = publish(1);
    Published byTheNextClaim = store().publish(JOB, 1, 8, parts(1));

    assertThat(again).isEqualTo(first);
    assertThat(byTheNextClaim.sha256()).isEqualTo(first.sha256());
    assertThat(text(first)).isEqualTo(text(byTheNextClaim)).isEqualTo("kept");
  }

  @Test
  void aPartThatIsShorterThanCommittedIsAnError() throws IOException {
    append(1, 1, "kept");

    assertThatThrownBy(() -> store().publish(JOB, 1, 1, List.of(new Part(1, 5))))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("ends 1 bytes before its committed length");
    assertThatThrownBy(() -> store().publish(JOB, 1, 2, List.of(new Part(1, 4), new Part(2, 1))))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(StoreException.class);
  }

  @Test
  void aPublishedFileNeedsItsPartsNoMore() throws IOException {
    append(1, 1, "kept");
    Published file = publish(1);

    store().deleteParts(JOB);

    assertThat(text(file)).isEqualTo("kept");
  }

  @Test
  void deletingAJobTakesAllOfItAndNothingElse() throws IOException {
    try (Step step = beginStep()) {
      for (int claim = 1; claim <= 200; claim++) {
        append(step, JOB, 1 + claim % 2, claim, new byte[] {1});
      }
      step.commit();
    }
    append(OTHER, 1, 1, "stays".getBytes(UTF_8));
    Published file = publish(1);
    assertThat(jobs()).containsExactlyInAnyOrder(JOB, OTHER);

    store().delete(JOB);
    store().delete(JOB);

    assertThat(jobs()).containsExactly(OTHER);
    assertThatThrownBy(() -> bytes(file, 0)).isInstanceOf(IOException.class);
    assertThat(text(store().publish(OTHER, 1, 1, List.of(new Part(1, 5))), OTHER))
        .isEqualTo("stays");
  }

  @Test
  void allJobsAreListedOnceHoweverManyThereAre() throws IOException {
    List<String> made = new ArrayList<>();
    try (Step step = beginStep()) {
      for (int i = 0; i <= 500; i++) {
        String id = "batch_01K%023d".formatted(i);
        made.add(id);
        append(step, id, 1, 1, new byte[] {1});
      }
      step.commit();
    }

    assertThat(jobs()).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void anEmptyStoreListsNothing() throws IOException {
    assertThat(jobs()).isEmpty();
  }

  private List<String> jobs() throws IOException {
    try (Stream<String> jobs = store().jobs()) {
      return jobs.toList();
    }
  }

  /** One step of a claim. */
  void append(int number, long claim, String text) throws IOException {
    append(JOB, number, claim, text.getBytes(UTF_8));
  }

  private void append(int number, long claim, byte[] bytes) throws IOException {
    append(JOB, number, claim, bytes);
  }

  private void append(String job, int number, long claim, byte[] bytes) throws IOException {
    try (Step step = beginStep()) {
      append(step, job, number, claim, bytes);
      step.commit();
    }
  }

  private void append(Step step, String job, int number, long claim, byte[] bytes)
      throws IOException {
    long before = length(job, number, claim);
    try (PartStream part = store().append(job, number, new Part(claim, before))) {
      part.write(bytes);
      part.force();
    }
    long after = before + bytes.length;
    step.length(job, number, new Part(claim, after));
    lengths.get(job + number).put(claim, after);
  }

  private void rollBack(int number, long claim, String text) throws IOException {
    try (Step step = beginStep();
        PartStream part = open(number, claim)) {
      part.write(text.getBytes(UTF_8));
      part.force();
      step.length(JOB, number, new Part(claim, 999));
    }
  }

  private PartStream open(int number, long claim) throws IOException {
    return store().append(JOB, number, new Part(claim, length(JOB, number, claim)));
  }

  private long length(String job, int number, long claim) {
    return lengths.computeIfAbsent(job + number, key -> new TreeMap<>()).getOrDefault(claim, 0L);
  }

  /** Both stores begin the name of a file with the number of its output. */
  private static int number(Published file) {
    return Integer.parseInt(file.file().replaceFirst("\\..*", ""));
  }

  List<Part> parts(int number) {
    return parts(JOB, number);
  }

  private List<Part> parts(String job, int number) {
    return lengths.getOrDefault(job + number, new TreeMap<>()).entrySet().stream()
        .map(part -> new Part(part.getKey(), part.getValue()))
        .toList();
  }

  Published publish(int number) throws IOException {
    List<Part> parts = parts(number);
    return store().publish(JOB, number, parts.get(parts.size() - 1).claim(), parts);
  }

  String text(Published file) {
    return text(file, JOB);
  }

  private String text(Published file, String job) {
    try {
      return new String(bytes(job, file, 0), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] bytes(Published file, long from) throws IOException {
    return bytes(JOB, file, from);
  }

  private byte[] bytes(String job, Published file, long from) throws IOException {
    try (InputStream in = store().open(job, file.file(), parts(job, number(file)), from)) {
      return in.readAllBytes();
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.begin().digest(bytes));
  }
}
