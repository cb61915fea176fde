package io.batchdesk.ui.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after so many bytes, without asking whether there are more. */
final class LimitedStream extends FilterInputStream {

  private long left;

  LimitedStream(InputStream in, long length) {
    super(in);
    left = length;
  }

  @Override
  public int read() throws IOException {
    int value = left > 0 ? in.read() : -1;
    if (value >= 0) {
      left--;
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read > 0) {
      left -= read;
    }
    return read;
  }
}
