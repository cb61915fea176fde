package io.batchdesk.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A part in the database, open for appending: full chunks are inserted as they come, the last one
 * when the step ends. It keeps its connection, so that everything belongs to the transaction in
 * which it was opened.
 */
final class ChunkWriter extends OutputStore.PartStream {

  /** Measured: smaller ones are slower on both databases, larger ones only take more memory. */
  static final int SIZE = 256 * 1024;

  private final Connection connection;
  private final PreparedStatement insert;
  private final byte[] chunk = new byte[SIZE];
  private int filled;
  private long position;

  ChunkWriter(Connection connection, String jobId, int number, OutputStore.Part part)
      throws SQLException {
    this.connection = connection;
    this.position = part.length();
    insert =
        connection.prepareStatement(
            "insert into batch_output_chunk (job_id, number, claim_number, position, bytes)"
                + " values (?, ?, ?, ?, ?)");
    insert.setString(1, jobId);
    insert.setInt(2, number);
    insert.setLong(3, part.claim());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, SIZE - filled);
      System.arraycopy(bytes, from, chunk, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
      if (filled == SIZE) {
        insertChunk();
      }
    }
  }

  @Override
  void force() throws IOException {
    if (filled > 0) {
      insertChunk();
    }
  }

  private void insertChunk() throws IOException {
    try {
      insert.setLong(4, position);
      insert.setBytes(5, filled == SIZE ? chunk : Arrays.copyOf(chunk, filled));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseStore.failure("A file cannot be written to the database", e);
    }
    position += filled;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    try (connection) {
      insert.close();
    } catch (SQLException e) {
      throw DatabaseStore.failure("A file in the database cannot be closed", e);
    }
  }
}
