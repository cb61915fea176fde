package io.batchdesk.sample.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An invented product; what may be null is the subtitle and the description.
 *
 * @param weight of each variant, in grams
 * @param options what its variants differ in, from left to right
 */
public record Product(
    long id,
    String handle,
    String title,
    String subtitle,
    String description,
    String status,
    int weight,
    String hsCode,
    String originCountry,
    String material,
    boolean discountable,
    List<String> options,
    List<Variant> variants) {

  /**
   * What is bought.
   *
   * @param values of the product's options
   * @param prices by currency
   */
  public record Variant(
      String title,
      String sku,
      String barcode,
      int inventory,
      boolean allowBackorder,
      List<String> values,
      Map<String, BigDecimal> prices) {}
}
