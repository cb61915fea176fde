package io.batchdesk.sample;

import java.util.Locale;

/** Whether a product is offered. */
public enum ProductStatus {
  DRAFT,
  PROPOSED,
  PUBLISHED,
  REJECTED;

  /** As the database and files have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProductStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
