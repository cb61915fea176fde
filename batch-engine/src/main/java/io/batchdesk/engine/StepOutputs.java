package io.batchdesk.engine;

import io.batchdesk.JobOutput;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outputs that one step has opened. Closed at the end of the step, whatever came of it. */
final class StepOutputs implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final OutputStores stores;
  private final String jobId;
  private final long claim;
  private final List<OutputProgress> before;
  private final Map<String, Opened> opened = new LinkedHashMap<>();

  StepOutputs(OutputStores stores, String jobId, long claim, List<OutputProgress> before) {
    this.stores = stores;
    this.jobId = jobId;
    this.claim = claim;
    this.before = before;
  }

  JobOutput open(String name, String mediaType) {
    return open(name, mediaType, null);
  }

  /**
   * Opens an output.
   *
   * @param failedRowsOf the parameter whose refused rows it takes, or null
   */
  JobOutput open(String name, String mediaType, String failedRowsOf) {
    if (name == null || name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException(
          "An output cannot be called %s; give a name of 1 to 200 characters"
              .formatted(Text.quote(name)));
    }
    String clean = Text.oneLine(name);
    requireOnlyOne(clean, failedRowsOf);
    return opened.computeIfAbsent(clean, key -> new Opened(progress(key, mediaType, failedRowsOf)));
  }

  /** Who corrects the refused rows must know which file has all of them. */
  private void requireOnlyOne(String name, String failedRowsOf) {
    for (OutputProgress output : after()) {
      boolean same = output.name().equals(name);
      if (failedRowsOf != null && same != failedRowsOf.equals(output.failedRowsOf())) {
        throw new IllegalArgumentException(
            "The refused rows of %s cannot go to %s: there is %s already"
                .formatted(failedRowsOf, Text.quote(name), Text.quote(output.name())));
      }
    }
  }

  private OutputProgress progress(String name, String mediaType, String failedRowsOf) {
    return before.stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                new OutputProgress(
                    nextNumber(), name, mediaType, stores.current(), failedRowsOf, 0, 0));
  }

  private int nextNumber() {
    return after().stream().mapToInt(OutputProgress::number).max().orElse(0) + 1;
  }

  /** Makes the step's bytes survive a crash; called before the step's transaction commits. */
  void force() throws IOException {
    for (Opened output : opened.values()) {
      output.force();
    }
  }

  /**
   * Refuses to go on if bytes of the step could not be stored.
   *
   * @throws IOException what the store said then
   */
  void requireAllWritten() throws IOException {
    for (Opened output : opened.values()) {
      output.stream.requireAllWritten();
    }
  }

  /** The outputs that the step appended to. */
  List<OutputProgress> changed() {
    return opened.values().stream().map(Opened::progress).toList();
  }

  /** All outputs of the job as they are when the step has committed. */
  List<OutputProgress> after() {
    List<OutputProgress> all = new ArrayList<>(before);
    for (OutputProgress output : changed()) {
      all.removeIf(old -> old.number() == output.number());
      all.add(output);
    }
    return List.copyOf(all);
  }

  @Override
  public void close() throws IOException {
    for (Opened output : opened.values()) {
      output.part.close();
    }
  }

  /** An output during one step. */
  private final class Opened implements JobOutput {

    private final OutputProgress start;
    private final OutputStore.PartStream part;
    private final Counting stream;
    private Writer writer;

    Opened(OutputProgress start) {
      this.start = start;
      try {
        part =
            stores
                .of(start.store())
                .append(jobId, start.number(), new OutputStore.Part(claim, start.part()));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The output %s cannot be opened".formatted(Text.quote(start.name())), e);
      }
      stream = new Counting(new BufferedOutputStream(part, BUFFER));
    }

    @Override
    public String name() {
      return start.name();
    }

    @Override
    public long length() {
      try {
        flushWriter();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return start.length() + stream.count;
    }

    @Override
    public OutputStream stream() {
      return stream;
    }

    @Override
    public Writer writer() {
      if (writer == null) {
        writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
      }
      return writer;
    }

    private void flushWriter() throws IOException {
      if (writer != null) {
        writer.flush();
      }
    }

    void force() throws IOException {
      flushWriter();
      stream.flush();
      stream.requireAllWritten();
      part.force();
    }

    OutputProgress progress() {
      return start.appended(stream.count);
    }
  }

  /** Counts the bytes; closing it only flushes, because the step closes the part. */
  private static final class Counting extends FilterOutputStream {

    private long count;
    private IOException failure;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
        count += length;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** A handler's writer may have swallowed that the disk is full; such a step must not commit. */
    void requireAllWritten() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
