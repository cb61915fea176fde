package io.batchdesk.test;

import io.batchdesk.JobOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A file in memory that knows what of it is committed. */
final class TestOutput implements JobOutput {

  private final String name;
  private final ByteArrayOutputStream committed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream step = new ByteArrayOutputStream();
  private Writer writer;

  TestOutput(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long length() {
    flush();
    return (long) committed.size() + step.size();
  }

  @Override
  public OutputStream stream() {
    return step;
  }

  @Override
  public Writer writer() {
    if (writer == null) {
      writer = new OutputStreamWriter(step, StandardCharsets.UTF_8);
    }
    return writer;
  }

  void commit() {
    flush();
    committed.writeBytes(step.toByteArray());
    rollback();
  }

  void rollback() {
    step.reset();
    writer = null;
  }

  byte[] bytes() {
    return committed.toByteArray();
  }

  private void flush() {
    try {
      if (writer != null) {
        writer.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot refuse to be written to", e);
    }
  }
}
