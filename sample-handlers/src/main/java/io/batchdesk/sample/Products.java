package io.batchdesk.sample;

import static io.batchdesk.sample.Database.IDS;
import static io.batchdesk.sample.Database.arguments;

import io.batchdesk.rows.RowSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The products in the database, with their variants. */
@ApplicationScoped
class Products {

  private static final Map<String, String> ORDERS =
      Map.of("id", "id %1$s", "title", "title %1$s, id %1$s", "status", "status %1$s, id %1$s");

  private static final String SUMMARIES =
      """
      SELECT p.*,
        (SELECT COUNT(*) FROM product_variants v WHERE v.product_id = p.id) AS variants,
        (SELECT SUM(v.inventory_quantity) FROM product_variants v WHERE v.product_id = p.id) AS stock,
        (SELECT MIN(a.amount) FROM product_variants v JOIN variant_prices a ON a.variant_id = v.id
          WHERE v.product_id = p.id AND a.currency = 'USD') AS price
      FROM (SELECT p.* FROM products p WHERE %s ORDER BY %s LIMIT ? OFFSET ?) p
      ORDER BY %2$s
      """;

  private static final String ROWS =
      """
      SELECT p.*, v.id AS variant_id, v.place, v.title AS variant_title, v.sku, v.barcode,
        v.inventory_quantity, v.allow_backorder, v.manage_inventory, v.weight AS variant_weight,
        v.length AS variant_length, v.width AS variant_width, v.height AS variant_height,
        v.hs_code AS variant_hs_code, v.origin_country AS variant_origin_country,
        v.mid_code AS variant_mid_code, v.material AS variant_material
      FROM\s""";

  private static final String PRODUCTS = IDS + " JOIN products p ON p.id = k.id ";

  /**
   * The limit applies to the variants before anything is joined to them: so the database reads a
   * page along their places.
   */
  private static final String NEXT =
      ROWS
          + """
          (SELECT * FROM product_variants WHERE place > ?
            AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND %s)
            ORDER BY place LIMIT ?) v
          JOIN products p ON p.id = v.product_id
          ORDER BY v.place
          """;

  private static final String COUNT =
      """
      SELECT COUNT(*) FROM product_variants v JOIN products p ON p.id = v.product_id
      WHERE v.place <= ? AND %s
      """;

  @Inject Database database;

  long count(ProductFilter filter) {
    Sql sql = Sql.matching(filter);
    return database.number(
        "SELECT COUNT(*) FROM products p WHERE " + sql.text(), arguments(sql.arguments()));
  }

  /** One page of the table. */
  List<ProductSummary> summaries(
      ProductFilter filter, String order, boolean ascending, int from, int size) {
    Sql sql = Sql.matching(filter);
    String by = ORDERS.getOrDefault(order, ORDERS.get("id")).formatted(ascending ? "ASC" : "DESC");
    return database.list(
        ProductSummary::of,
        SUMMARIES.formatted(sql.text(), by),
        arguments(sql.arguments(), size, from));
  }

  /** The columns that prices and options make, from left to right. */
  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    database.list(
        row -> columns.put("Price " + row.getString(1), "Price " + row.getString(1)),
        "SELECT DISTINCT currency FROM variant_prices ORDER BY currency");
    long options = database.number("SELECT COALESCE(MAX(position), 0) FROM product_options");
    for (int n = 1; n <= options; n++) {
      columns.put("Option " + n + " Name", "Option " + n + " Name");
      columns.put("Option " + n + " Value", "Option " + n + " Value");
    }
    return columns;
  }

  /** The variants as an export writes them, product by product. */
  RowSource<ProductRow> rows(ProductFilter filter) {
    Sql sql = Sql.matching(filter);
    return RowSource.of(
        () -> database.number("SELECT COALESCE(MAX(place), 0) FROM product_variants"),
        upTo -> database.number(COUNT.formatted(sql.text()), values(upTo, sql)),
        (place, limit) ->
            complete(
                database.list(
                    ProductRow::of, NEXT.formatted(sql.text()), values(place, sql, limit))),
        ProductRow::place);
  }

  private static Object[] values(long place, Sql sql, Object... more) {
    List<Object> values = new ArrayList<>(List.of(place));
    values.addAll(sql.arguments());
    return arguments(values, more);
  }

  /**
   * What there is by the keys of an import. For a new variant of a product that is the product
   * alone.
   */
  Map<VariantKey, ProductRow> existing(Set<VariantKey> keys) {
    Map<VariantKey, ProductRow> existing = new HashMap<>();
    for (ProductRow row :
        rows(
            "JOIN product_variants v ON v.product_id = p.id",
            keys.stream().filter(key -> key.variant() != null))) {
      existing.put(VariantKey.of(row), row);
    }
    Map<Long, ProductRow> alone = new HashMap<>();
    for (ProductRow row :
        rows(
            "LEFT JOIN product_variants v ON 1 = 0",
            keys.stream().filter(key -> key.variant() == null))) {
      alone.put(row.productId(), row);
    }
    keys.stream()
        .filter(key -> key.variant() == null && alone.containsKey(key.product()))
        .forEach(key -> existing.put(key, alone.get(key.product())));
    return existing;
  }

  private List<ProductRow> rows(String variants, Stream<VariantKey> keys) {
    Object products =
        keys.map(VariantKey::product).filter(Objects::nonNull).distinct().toArray(Long[]::new);
    return complete(database.list(ProductRow::of, ROWS + PRODUCTS + variants, products));
  }

  /** Adds prices and options. */
  private List<ProductRow> complete(List<ProductRow> rows) {
    Map<Long, ProductRow> byVariant = new HashMap<>();
    rows.stream()
        .filter(row -> row.variantId() != null)
        .forEach(row -> byVariant.put(row.variantId(), row));
    Map<Long, List<ProductRow>> byProduct =
        rows.stream().collect(Collectors.groupingBy(ProductRow::productId));
    Object variants = byVariant.keySet().toArray(Long[]::new);
    database.list(
        row -> byVariant.get(row.getLong(1)).prices().put(row.getString(2), row.getBigDecimal(3)),
        "SELECT variant_id, currency, amount FROM %s JOIN variant_prices ON variant_id = k.id"
            .formatted(IDS),
        variants);
    database.list(
        row -> byVariant.get(row.getLong(1)).optionValues().put(row.getString(2), row.getString(3)),
        """
        SELECT variant_id, position, option_value
        FROM %s JOIN variant_option_values ON variant_id = k.id
        """
            .formatted(IDS),
        variants);
    database.list(
        row -> name(byProduct.get(row.getLong(1)), row.getString(2), row.getString(3)),
        "SELECT product_id, position, title FROM %s JOIN product_options ON product_id = k.id"
            .formatted(IDS),
        (Object) byProduct.keySet().toArray(Long[]::new));
    return rows;
  }

  private static boolean name(List<ProductRow> rows, String position, String title) {
    rows.forEach(row -> row.optionNames().put(position, title));
    return true;
  }
}
