package io.batchdesk.sample;

import static io.batchdesk.sample.Database.IDS;
import static io.batchdesk.sample.Database.arguments;

import io.batchdesk.rows.RowRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores products with their variants as an import has them, those of a step at once. */
@ApplicationScoped
class ProductStore {

  private static final String INSERT_PRODUCT =
      """
      INSERT INTO products (handle, title, subtitle, description, status, thumbnail, weight, length,
        width, height, hs_code, origin_country, mid_code, material, discountable)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE_PRODUCT =
      """
      UPDATE products SET handle = ?, title = ?, subtitle = ?, description = ?, status = ?,
        thumbnail = ?, weight = ?, length = ?, width = ?, height = ?, hs_code = ?,
        origin_country = ?, mid_code = ?, material = ?, discountable = ?
      WHERE id = ?
      """;

  private static final String INSERT_VARIANT =
      """
      INSERT INTO product_variants (title, sku, barcode, inventory_quantity, allow_backorder,
        manage_inventory, weight, length, width, height, hs_code, origin_country, mid_code, material,
        product_id, place)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE_VARIANT =
      """
      UPDATE product_variants SET title = ?, sku = ?, barcode = ?, inventory_quantity = ?,
        allow_backorder = ?, manage_inventory = ?, weight = ?, length = ?, width = ?, height = ?,
        hs_code = ?, origin_country = ?, mid_code = ?, material = ?
      WHERE id = ?
      """;

  private static final String VALUES = "UNNEST(CAST(? AS VARCHAR ARRAY)) k(wanted)";

  private static final long NOBODY = 0;

  /** So many places there are for the variants of a product. */
  private static final long PLACES = 1_000;

  @Inject Database database;

  /** A product that is in the database, with the rows that are about it. */
  private record Product(long id, List<ProductRow> rows) {}

  /** A variant that is in the database, with the row that is about it. */
  private record Variant(long id, ProductRow row) {}

  /**
   * Stores rows.
   *
   * @throws RowRefusedException if a row contradicts another one of its product, or has a handle or
   *     an SKU that is taken
   */
  void store(List<ProductRow> rows, JobWords words) {
    Collection<List<ProductRow>> products =
        rows.stream()
            .collect(
                Collectors.groupingBy(ProductRow::product, LinkedHashMap::new, Collectors.toList()))
            .values();
    products.forEach(product -> requireAgreement(product, words));
    requireFreeHandles(products.stream().map(product -> product.get(0)).toList(), words);
    requireFreeSkus(rows, words);
    List<Product> stored = storeProducts(products);
    storeOptions(stored);
    storePricesAndValues(storeVariants(stored));
  }

  private static void requireAgreement(List<ProductRow> product, JobWords words) {
    ProductRow first = product.get(0);
    for (ProductRow row : product) {
      if (!Arrays.equals(row.productValues(), first.productValues())
          || !row.optionNames().equals(first.optionNames())) {
        throw new RowRefusedException(words.say("product.contradicts", first.handle()));
      }
    }
  }

  private void requireFreeHandles(List<ProductRow> rows, JobWords words) {
    requireFree(
        "SELECT handle, id FROM %s JOIN products ON handle = k.wanted".formatted(VALUES),
        owners(rows, ProductRow::handle, ProductRow::productId, words),
        words);
  }

  private void requireFreeSkus(List<ProductRow> rows, JobWords words) {
    requireFree(
        "SELECT sku, id FROM %s JOIN product_variants ON sku = k.wanted".formatted(VALUES),
        owners(rows, ProductRow::sku, ProductRow::variantId, words),
        words);
  }

  private static Map<String, Long> owners(
      List<ProductRow> rows,
      Function<ProductRow, String> value,
      Function<ProductRow, Long> id,
      JobWords words) {
    Map<String, Long> owners = new HashMap<>();
    for (ProductRow row : rows) {
      String wanted = value.apply(row);
      Long owner = id.apply(row);
      if (wanted != null && owners.put(wanted, owner == null ? NOBODY : owner) != null) {
        throw taken(wanted, words);
      }
    }
    return owners;
  }

  /** The database would refuse it, too, but without saying which value is taken. */
  private void requireFree(String sql, Map<String, Long> owners, JobWords words) {
    Object values = owners.keySet().toArray(String[]::new);
    database.list(
        row -> {
          if (owners.get(row.getString(1)) != row.getLong(2)) {
            throw taken(row.getString(1), words);
          }
          return true;
        },
        sql,
        values);
  }

  private static RowRefusedException taken(String value, JobWords words) {
    return new RowRefusedException(words.say("product.taken", value));
  }

  private List<Product> storeProducts(Collection<List<ProductRow>> products) {
    List<Object[]> created = new ArrayList<>();
    List<Object[]> changed = new ArrayList<>();
    for (List<ProductRow> product : products) {
      ProductRow row = product.get(0);
      if (row.productId() == null) {
        created.add(row.productValues());
      } else {
        changed.add(arguments(Arrays.asList(row.productValues()), row.productId()));
      }
    }
    Iterator<Long> ids = database.insert(INSERT_PRODUCT, created).iterator();
    database.batch(UPDATE_PRODUCT, changed);
    List<Product> stored = new ArrayList<>();
    for (List<ProductRow> product : products) {
      Long id = product.get(0).productId();
      stored.add(new Product(id == null ? ids.next() : id, product));
    }
    return stored;
  }

  private void storeOptions(List<Product> products) {
    List<Object[]> names = new ArrayList<>();
    for (Product product : products) {
      product
          .rows()
          .get(0)
          .optionNames()
          .forEach(
              (position, name) ->
                  names.add(new Object[] {product.id(), Integer.valueOf(position), name}));
    }
    database.batch(
        "DELETE FROM product_options WHERE product_id = ?",
        products.stream().map(product -> new Object[] {product.id()}).toList());
    database.batch(
        "INSERT INTO product_options (product_id, position, title) VALUES (?, ?, ?)", names);
  }

  private List<Variant> storeVariants(List<Product> products) {
    Map<Long, Long> places = lastPlaces(products);
    List<Object[]> created = new ArrayList<>();
    List<Object[]> changed = new ArrayList<>();
    for (Product product : products) {
      for (ProductRow row : product.rows()) {
        List<Object> values = Arrays.asList(row.variantValues());
        if (row.variantId() == null) {
          long place = places.getOrDefault(product.id(), product.id() * PLACES) + 1;
          places.put(product.id(), place);
          created.add(arguments(values, product.id(), place));
        } else {
          changed.add(arguments(values, row.variantId()));
        }
      }
    }
    Iterator<Long> ids = database.insert(INSERT_VARIANT, created).iterator();
    database.batch(UPDATE_VARIANT, changed);
    List<Variant> stored = new ArrayList<>();
    for (Product product : products) {
      for (ProductRow row : product.rows()) {
        stored.add(new Variant(row.variantId() == null ? ids.next() : row.variantId(), row));
      }
    }
    return stored;
  }

  private Map<Long, Long> lastPlaces(List<Product> products) {
    Map<Long, Long> places = new HashMap<>();
    Object ids = products.stream().map(Product::id).toArray(Long[]::new);
    database.list(
        row -> places.put(row.getLong(1), row.getLong(2)),
        """
        SELECT product_id, MAX(place) FROM %s JOIN product_variants ON product_id = k.id
        GROUP BY product_id
        """
            .formatted(IDS),
        ids);
    return places;
  }

  private void storePricesAndValues(List<Variant> variants) {
    List<Object[]> prices = new ArrayList<>();
    List<Object[]> values = new ArrayList<>();
    for (Variant variant : variants) {
      variant
          .row()
          .prices()
          .forEach((currency, amount) -> prices.add(new Object[] {variant.id(), currency, amount}));
      variant
          .row()
          .optionValues()
          .forEach(
              (position, value) ->
                  values.add(new Object[] {variant.id(), Integer.valueOf(position), value}));
    }
    List<Object[]> ids = variants.stream().map(variant -> new Object[] {variant.id()}).toList();
    database.batch("DELETE FROM variant_prices WHERE variant_id = ?", ids);
    database.batch(
        "INSERT INTO variant_prices (variant_id, currency, amount) VALUES (?, ?, ?)", prices);
    database.batch("DELETE FROM variant_option_values WHERE variant_id = ?", ids);
    database.batch(
        "INSERT INTO variant_option_values (variant_id, position, option_value) VALUES (?, ?, ?)",
        values);
  }
}
