package io.batchdesk.sample;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A product as the page's table shows it.
 *
 * @param stock of all its variants
 * @param price the lowest one in dollars, or null
 */
public record ProductSummary(
    long id,
    String title,
    String handle,
    ProductStatus status,
    int variants,
    long stock,
    BigDecimal price) {

  static ProductSummary of(ResultSet row) throws SQLException {
    return new ProductSummary(
        row.getLong("id"),
        row.getString("title"),
        row.getString("handle"),
        ProductStatus.of(row.getString("status")),
        row.getInt("variants"),
        row.getLong("stock"),
        row.getBigDecimal("price"));
  }
}
