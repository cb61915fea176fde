package io.batchdesk.test;

import io.batchdesk.JobOutput;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A file in memory, open for appending during one step. */
final class TestOutput implements JobOutput {

  private final String name;
  private final byte[] before;
  private final StepStream stream = new StepStream();
  private Writer writer;

  TestOutput(String name, byte[] before) {
    this.name = name;
    this.before = before;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long length() {
    try {
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (long) before.length + stream.bytes.size();
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

  /** The bytes of the steps before and of this one. */
  byte[] all() throws IOException {
    flush();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before);
    all.writeBytes(stream.bytes.toByteArray());
    return all.toByteArray();
  }

  private void flush() throws IOException {
    if (writer != null) {
      writer.flush();
    }
  }

  void close() {
    stream.over = true;
  }

  /** Refuses what comes after its step, which the engine would lose. */
  private final class StepStream extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean over;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      if (over) {
        throw new IOException(
            "%s was opened in a step that is over; ask the job for it in each step"
                .formatted(name));
      }
      bytes.write(more, offset, length);
    }
  }
}
