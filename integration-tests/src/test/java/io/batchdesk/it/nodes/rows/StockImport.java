package io.batchdesk.it.nodes.rows;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.Upload;
import io.batchdesk.rows.Change;
import io.batchdesk.rows.ImportColumns;
import io.batchdesk.rows.ImportHandler;
import jakarta.annotation.Resource;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Reads what is in stock. */
@JobType(value = "stock-import", parameters = StockImport.Options.class)
public class StockImport extends ImportHandler<StockImport.Item, String> {

  record Options(@NotNull Upload file) {}

  record Item(String sku, String title, Integer quantity, BigDecimal price) {}

  private static final ImportColumns<Item> COLUMNS =
      ImportColumns.of(Item.class)
          .column("sku", "sku")
          .required()
          .column("title", "title")
          .required()
          .column("quantity", "quantity")
          .required()
          .column("price", "price");

  @Resource(lookup = "jdbc/batchdesk")
  private DataSource database;

  @Override
  protected Upload file(JobParameters job) {
    return job.parameters(Options.class).file();
  }

  @Override
  protected ImportColumns<Item> columns() {
    return COLUMNS;
  }

  @Override
  protected String key(Item item) {
    return item.sku();
  }

  @Override
  protected Map<String, Item> existing(JobParameters job, Set<String> skus) {
    Map<String, Item> found = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement items =
            connection.prepareStatement(
                "SELECT stock.* FROM stock JOIN UNNEST(?) k(sku) ON k.sku = stock.sku")) {
      items.setArray(1, connection.createArrayOf("VARCHAR", skus.toArray()));
      try (ResultSet row = items.executeQuery()) {
        while (row.next()) {
          found.put(
              row.getString(1),
              new Item(row.getString(1), row.getString(2), row.getInt(3), row.getBigDecimal(4)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The stock could not be read", e);
    }
  }

  @Override
  protected void store(JobParameters job, List<Change<Item>> changes) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "INSERT INTO stock VALUES (?, ?, ?, ?) ON CONFLICT (sku) DO UPDATE"
                    + " SET title = excluded.title, quantity = excluded.quantity,"
                    + " price = excluded.price")) {
      for (Change<Item> change : changes) {
        upsert.setString(1, change.after().sku());
        upsert.setString(2, change.after().title());
        upsert.setInt(3, change.after().quantity());
        upsert.setBigDecimal(4, change.after().price());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
