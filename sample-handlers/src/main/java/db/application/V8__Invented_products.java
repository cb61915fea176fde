package db.application;

import io.batchdesk.sample.data.InventedProducts;
import io.batchdesk.sample.data.Product;
import io.batchdesk.sample.data.Product.Variant;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Gives the organiser something to sell. */
public class V8__Invented_products extends BaseJavaMigration {

  private final List<Object[]> products = new ArrayList<>();
  private final List<Object[]> options = new ArrayList<>();
  private final List<Object[]> variants = new ArrayList<>();
  private final List<Object[]> values = new ArrayList<>();
  private final List<Object[]> prices = new ArrayList<>();

  @Override
  public void migrate(Context context) throws SQLException {
    InventedProducts.all().forEach(this::add);
    Connection database = context.getConnection();
    insert(
        database,
        """
        INSERT INTO products (id, handle, title, subtitle, description, status, weight, hs_code,
          origin_country, material, discountable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        products);
    insert(
        database,
        "INSERT INTO product_options (product_id, position, title) VALUES (?, ?, ?)",
        options);
    insert(
        database,
        """
        INSERT INTO product_variants (id, product_id, place, title, sku, barcode,
          inventory_quantity, allow_backorder, manage_inventory) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        variants);
    insert(
        database,
        "INSERT INTO variant_option_values (variant_id, position, option_value) VALUES (?, ?, ?)",
        values);
    insert(
        database,
        "INSERT INTO variant_prices (variant_id, currency, amount) VALUES (?, ?, ?)",
        prices);
    continueIds(database, "products", products.size() + 1);
    continueIds(database, "product_variants", variants.size() + 1);
  }

  private void add(Product product) {
    products.add(
        new Object[] {
          product.id(),
          product.handle(),
          product.title(),
          product.subtitle(),
          product.description(),
          product.status(),
          product.weight(),
          product.hsCode(),
          product.originCountry(),
          product.material(),
          product.discountable()
        });
    for (int i = 0; i < product.options().size(); i++) {
      options.add(new Object[] {product.id(), i + 1, product.options().get(i)});
    }
    for (int i = 0; i < product.variants().size(); i++) {
      add(product.id(), product.id() * 1_000 + i + 1, product.variants().get(i));
    }
  }

  private void add(long product, long place, Variant variant) {
    long id = variants.size() + 1L;
    variants.add(
        new Object[] {
          id,
          product,
          place,
          variant.title(),
          variant.sku(),
          variant.barcode(),
          variant.inventory(),
          variant.allowBackorder(),
          true
        });
    for (int i = 0; i < variant.values().size(); i++) {
      values.add(new Object[] {id, i + 1, variant.values().get(i)});
    }
    for (Map.Entry<String, BigDecimal> price : variant.prices().entrySet()) {
      prices.add(new Object[] {id, price.getKey(), price.getValue()});
    }
  }

  private static void insert(Connection database, String sql, List<Object[]> rows)
      throws SQLException {
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void continueIds(Connection database, String table, long next)
      throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("ALTER TABLE %s ALTER COLUMN id RESTART WITH %d".formatted(table, next));
    }
  }
}
