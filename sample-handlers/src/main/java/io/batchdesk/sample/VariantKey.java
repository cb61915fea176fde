package io.batchdesk.sample;

/**
 * Which variant of which product a row is about.
 *
 * @param product null if the row does not say it
 * @param variant null for a new one of a product that is there
 * @param title of the new one, which tells it from other new ones; else null
 */
record VariantKey(Long product, Long variant, String title) {

  /** The key of a row; null if its product is a new one. */
  static VariantKey of(ProductRow row) {
    if (row.variantId() != null) {
      return new VariantKey(row.productId(), row.variantId(), null);
    }
    return row.productId() == null
        ? null
        : new VariantKey(row.productId(), null, row.variantTitle());
  }
}
