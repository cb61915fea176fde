package io.batchdesk.sample;

import java.io.Serializable;

/**
 * Which products the page shows and the export writes; what is null does not filter.
 *
 * @param text part of a title or a handle
 */
public record ProductFilter(ProductStatus status, String text) implements Serializable {

  static final ProductFilter ALL = new ProductFilter(null, null);
}
