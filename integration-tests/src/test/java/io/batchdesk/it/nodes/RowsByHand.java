package io.batchdesk.it.nodes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The same work as the handlers do, in loops without any framework. */
final class RowsByHand {

  private static final int FETCHED = 1_000;
  private static final String[] HEADER = {
    "id",
    "given_name",
    "family_name",
    "company",
    "email",
    "phone",
    "street",
    "postal_code",
    "city",
    "state",
    "country",
    "changed_on"
  };

  private static final String SELECT =
      "SELECT p.id, p.given_name, p.family_name, p.company, p.email, p.phone, p.street,"
          + " p.postal_code, p.city, s.name, k.name, p.changed_on"
          + " FROM people p LEFT JOIN people_states s ON s.code = p.state_code"
          + " LEFT JOIN people_countries k ON k.code = p.country_code";

  private static final String UPSERT =
      "INSERT INTO stock VALUES (?, ?, ?, ?) ON CONFLICT (sku) DO UPDATE"
          + " SET title = excluded.title, quantity = excluded.quantity, price = excluded.price";

  private final DataSource database;

  RowsByHand(DataSource database) {
    this.database = database;
  }

  private static CsvWriter csv(Path file) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file);
    csv.writeRecord(HEADER);
    return csv;
  }

  private static long write(ResultSet row, CsvWriter csv) throws SQLException {
    List<String> cells = new ArrayList<>(HEADER.length);
    for (int i = 1; i <= HEADER.length; i++) {
      cells.add(row.getString(i));
    }
    csv.writeRecord(cells);
    return row.getLong(1);
  }

  /** A cursor that stays open, and nothing to go on from. */
  void exportThroughACursor(Path file) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        CsvWriter csv = csv(file)) {
      connection.setAutoCommit(false);
      try (PreparedStatement people = connection.prepareStatement(SELECT + " ORDER BY p.id")) {
        people.setFetchSize(FETCHED);
        try (ResultSet row = people.executeQuery()) {
          while (row.next()) {
            write(row, csv);
          }
        }
      }
      connection.commit();
    }
  }

  /** Pages along the key, and the progress committed every so many rows. */
  void exportAlongTheKey(Path file, int rowsPerPage, int rowsPerCommit)
      throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        CsvWriter csv = csv(file);
        PreparedStatement page =
            connection.prepareStatement(
                SELECT + " WHERE p.id > ? ORDER BY p.id FETCH FIRST ? ROWS ONLY");
        PreparedStatement progress =
            connection.prepareStatement("UPDATE progress SET last_id = ?, units = ?")) {
      connection.setAutoCommit(false);
      long last = 0;
      long units = 0;
      int read;
      do {
        page.setLong(1, last);
        page.setInt(2, rowsPerPage);
        read = 0;
        try (ResultSet row = page.executeQuery()) {
          while (row.next()) {
            last = write(row, csv);
            read++;
          }
        }
        units += read;
        if (units % rowsPerCommit == 0 || read < rowsPerPage) {
          csv.flush();
          progress.setLong(1, last);
          progress.setLong(2, units);
          progress.executeUpdate();
          connection.commit();
        }
      } while (read == rowsPerPage);
    }
  }

  /** Batches, each committed. */
  void importInBatches(Path file, int rowsPerCommit) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file));
        PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      connection.setAutoCommit(false);
      int batched = 0;
      for (NamedCsvRecord row : rows) {
        upsert.setString(1, row.getField("sku"));
        upsert.setString(2, row.getField("title"));
        upsert.setInt(3, Integer.parseInt(row.getField("quantity")));
        upsert.setBigDecimal(4, new BigDecimal(row.getField("price")));
        upsert.addBatch();
        if (++batched == rowsPerCommit) {
          upsert.executeBatch();
          connection.commit();
          batched = 0;
        }
      }
      upsert.executeBatch();
      connection.commit();
    }
  }
}
