package io.batchdesk.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads the committed chunks of an output, one after the other. It holds one chunk and no
 * connection, because the other side of a download may be slow.
 */
final class ChunkReader extends InputStream {

  private final DataSource database;
  private final String jobId;
  private final int number;
  private final Deque<OutputStore.Part> parts;

  /** How much of the first part was read, up to the end of the chunk. */
  private long position;

  private byte[] chunk = {};
  private int read;
  private int end;

  ChunkReader(
      DataSource database, String jobId, int number, List<OutputStore.Part> parts, long from)
      throws IOException {
    this.database = database;
    this.jobId = jobId;
    this.number = number;
    this.parts = new ArrayDeque<>(parts);
    position = from;
    nextPart();
    if (position > 0 && !this.parts.isEmpty()) {
      enterChunk();
    }
  }

  @Override
  public int read() throws IOException {
    return fill() ? chunk[read++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, end - read);
    System.arraycopy(chunk, read, bytes, offset, taken);
    read += taken;
    return taken;
  }

  private boolean fill() throws IOException {
    if (read < end) {
      return true;
    }
    nextPart();
    if (parts.isEmpty()) {
      return false;
    }
    load(position, 0);
    return true;
  }

  private void nextPart() {
    while (!parts.isEmpty() && position >= parts.peek().length()) {
      position -= parts.remove().length();
    }
  }

  /** Begins in the middle of a part: the chunk that holds the byte may begin before it. */
  private void enterChunk() throws IOException {
    Long begin =
        query(
            "select max(position) from batch_output_chunk"
                + " where job_id = ? and number = ? and claim_number = ? and position <= ?",
            position,
            result -> result.getObject(1, Long.class));
    long at = begin == null ? 0 : begin;
    load(at, (int) (position - at));
  }

  private void load(long at, int skipped) throws IOException {
    byte[] bytes =
        query(
            "select bytes from batch_output_chunk"
                + " where job_id = ? and number = ? and claim_number = ? and position = ?",
            at,
            result -> result.getBytes(1));
    OutputStore.Part part = parts.element();
    if (bytes == null || bytes.length <= skipped) {
      throw new EOFException(
          "Part %d.%d of job %s ends %d bytes before its committed length"
              .formatted(number, part.claim(), jobId, part.length() - position));
    }
    chunk = bytes;
    read = skipped;
    end = (int) Math.min(bytes.length, part.length() - at);
    position = at + end;
  }

  /** What is read of a row. */
  @FunctionalInterface
  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The value in the only row; null without one. */
  private <T> T query(String sql, long at, Column<T> column) throws IOException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, jobId);
      select.setInt(2, number);
      select.setLong(3, parts.element().claim());
      select.setLong(4, at);
      try (ResultSet result = select.executeQuery()) {
        return result.next() ? column.of(result) : null;
      }
    } catch (SQLException e) {
      throw DatabaseStore.failure("A file cannot be read from the database", e);
    }
  }
}
