package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Outputs in the database, as chunks that commit or vanish with the step that wrote them. The
 * committed chunks are the file: to publish it, it is read once and not copied.
 */
@ApplicationScoped
class DatabaseStore implements OutputStore {

  static final String NAME = "database";

  private static final int DELETED_AT_ONCE = 64;
  private static final int JOBS_AT_ONCE = 500;

  @Inject ServerResources server;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PartStream append(String jobId, int number, Part part) throws IOException {
    try {
      return new ChunkWriter(server.jobs().getConnection(), jobId, number, part);
    } catch (SQLException e) {
      throw failure("A file cannot be opened in the database", e);
    }
  }

  @Override
  public Published publish(String jobId, int number, long claim, List<Part> parts)
      throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream chunks = new ChunkReader(server.jobs(), jobId, number, parts, 0)) {
      long length =
          chunks.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return new Published(
          Integer.toString(number), length, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** The parts are the file. */
  @Override
  public void deleteParts(String jobId) {
    // They go with the job.
  }

  @Override
  public InputStream open(String jobId, String file, List<Part> parts, long from)
      throws IOException {
    return new ChunkReader(server.jobs(), jobId, Integer.parseInt(file), parts, from);
  }

  @Override
  public Stream<String> jobs() throws IOException {
    return Stream.iterate(
            jobsAfter(""), page -> !page.isEmpty(), page -> jobsAfter(page.get(page.size() - 1)))
        .flatMap(List::stream);
  }

  private List<String> jobsAfter(String id) {
    try (Connection connection = server.jobs().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select distinct job_id from batch_output_chunk where job_id > ?"
                    + " order by job_id fetch first "
                    + JOBS_AT_ONCE
                    + " rows only")) {
      select.setString(1, id);
      try (ResultSet rows = select.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(failure("The files in the database cannot be listed", e));
    }
  }

  @Override
  public void delete(String jobId) throws IOException {
    try (Connection connection = server.jobs().getConnection()) {
      while (deleteSome(connection, jobId)) {
        // Each turn is a transaction of its own, so that a large file holds nobody up.
      }
    } catch (SQLException e) {
      throw failure("The files of job %s cannot be deleted".formatted(jobId), e);
    }
  }

  /** Deletes the first chunks, part by part; false when there are none. */
  private static boolean deleteSome(Connection connection, String jobId) throws SQLException {
    Map<PartKey, Long> last = firstChunks(connection, jobId);
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from batch_output_chunk"
                + " where job_id = ? and number = ? and claim_number = ? and position <= ?")) {
      delete.setString(1, jobId);
      for (Map.Entry<PartKey, Long> part : last.entrySet()) {
        delete.setInt(2, part.getKey().number());
        delete.setLong(3, part.getKey().claim());
        delete.setLong(4, part.getValue());
        delete.executeUpdate();
      }
    }
    return !last.isEmpty();
  }

  private record PartKey(int number, long claim) {}

  /** The position of the last of them in each part. */
  private static Map<PartKey, Long> firstChunks(Connection connection, String jobId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, claim_number, position from batch_output_chunk where job_id = ?"
                + " order by job_id, number, claim_number, position fetch first "
                + DELETED_AT_ONCE
                + " rows only")) {
      select.setString(1, jobId);
      try (ResultSet rows = select.executeQuery()) {
        Map<PartKey, Long> last = new LinkedHashMap<>();
        while (rows.next()) {
          last.put(new PartKey(rows.getInt(1), rows.getLong(2)), rows.getLong(3));
        }
        return last;
      }
    }
  }

  /** The job waits while the disk of the database is full. */
  static IOException failure(String what, SQLException e) {
    return StoreException.isDiskFull(e) ? StoreException.databaseFull(e) : new IOException(what, e);
  }
}
