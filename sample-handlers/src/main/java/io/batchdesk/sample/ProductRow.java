package io.batchdesk.sample;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A variant together with its product: a row of the files that shops exchange. Only titles and the
 * handle have to be there; each row of a product says the same about it.
 *
 * @param place of the variant among all, product by product; null before it is stored
 * @param prices by currency
 * @param optionNames of the product by their position
 * @param optionValues of the variant by their position
 */
record ProductRow(
    Long productId,
    @NotBlank @Size(max = 200) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String handle,
    @NotBlank @Size(max = 200) String title,
    @Size(max = 200) String subtitle,
    @Size(max = 5_000) String description,
    ProductStatus status,
    @Size(max = 1_000) String thumbnail,
    @PositiveOrZero Integer weight,
    @PositiveOrZero Integer length,
    @PositiveOrZero Integer width,
    @PositiveOrZero Integer height,
    @Size(max = 50) String hsCode,
    @Pattern(regexp = "[A-Z]{2}") String originCountry,
    @Size(max = 50) String midCode,
    @Size(max = 200) String material,
    Boolean discountable,
    Long variantId,
    @NotBlank @Size(max = 200) String variantTitle,
    @Size(max = 100) String sku,
    @Size(max = 100) String barcode,
    @PositiveOrZero Integer inventoryQuantity,
    Boolean allowBackorder,
    Boolean manageInventory,
    @PositiveOrZero Integer variantWeight,
    @PositiveOrZero Integer variantLength,
    @PositiveOrZero Integer variantWidth,
    @PositiveOrZero Integer variantHeight,
    @Size(max = 50) String variantHsCode,
    @Pattern(regexp = "[A-Z]{2}") String variantOriginCountry,
    @Size(max = 50) String variantMidCode,
    @Size(max = 200) String variantMaterial,
    Long place,
    Map<String, @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal> prices,
    Map<String, @Size(max = 100) String> optionNames,
    Map<String, @Size(max = 200) String> optionValues) {

  /** What a product is unless somebody says otherwise. */
  ProductRow {
    status = status == null ? ProductStatus.DRAFT : status;
    discountable = discountable == null || discountable;
    inventoryQuantity = inventoryQuantity == null ? 0 : inventoryQuantity;
    allowBackorder = allowBackorder != null && allowBackorder;
    manageInventory = manageInventory == null || manageInventory;
    prices = new TreeMap<>(prices);
    optionNames = new TreeMap<>(optionNames);
    optionValues = new TreeMap<>(optionValues);
  }

  /** Without prices and options, which are added to its maps. */
  static ProductRow of(ResultSet row) throws SQLException {
    return new ProductRow(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("title"),
        row.getString("subtitle"),
        row.getString("description"),
        ProductStatus.of(row.getString("status")),
        row.getString("thumbnail"),
        row.getObject("weight", Integer.class),
        row.getObject("length", Integer.class),
        row.getObject("width", Integer.class),
        row.getObject("height", Integer.class),
        row.getString("hs_code"),
        row.getString("origin_country"),
        row.getString("mid_code"),
        row.getString("material"),
        row.getBoolean("discountable"),
        row.getObject("variant_id", Long.class),
        row.getString("variant_title"),
        row.getString("sku"),
        row.getString("barcode"),
        row.getObject("inventory_quantity", Integer.class),
        row.getObject("allow_backorder", Boolean.class),
        row.getObject("manage_inventory", Boolean.class),
        row.getObject("variant_weight", Integer.class),
        row.getObject("variant_length", Integer.class),
        row.getObject("variant_width", Integer.class),
        row.getObject("variant_height", Integer.class),
        row.getString("variant_hs_code"),
        row.getString("variant_origin_country"),
        row.getString("variant_mid_code"),
        row.getString("variant_material"),
        row.getObject("place", Long.class),
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** What tells which product it is: the id, or the handle of a new one. */
  Object product() {
    return productId == null ? handle : productId;
  }

  /** What is stored about the product. */
  Object[] productValues() {
    return new Object[] {
      handle,
      title,
      subtitle,
      description,
      status.word(),
      thumbnail,
      weight,
      length,
      width,
      height,
      hsCode,
      originCountry,
      midCode,
      material,
      discountable
    };
  }

  /** What is stored about the variant. */
  Object[] variantValues() {
    return new Object[] {
      variantTitle,
      sku,
      barcode,
      inventoryQuantity,
      allowBackorder,
      manageInventory,
      variantWeight,
      variantLength,
      variantWidth,
      variantHeight,
      variantHsCode,
      variantOriginCountry,
      variantMidCode,
      variantMaterial
    };
  }

  /** What stands in a column that the data makes, for example {@code Price USD}. */
  String cell(String title) {
    String[] words = title.split(" ");
    if (words[0].equals("Price")) {
      BigDecimal price = prices.get(words[1]);
      return price == null ? null : price.toPlainString();
    }
    return (words[2].equals("Name") ? optionNames : optionValues).get(words[1]);
  }
}
