package io.batchdesk.sample;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Feeds the table of products with what it shows; the database filters, sorts and counts. */
public class ProductTable extends LazyDataModel<ProductSummary> {

  private static final long serialVersionUID = 1L;

  private final Products products;
  private final ProductFilter filter;

  ProductTable(Products products, ProductFilter filter) {
    this.products = products;
    this.filter = filter;
  }

  @Override
  public int count(Map<String, FilterMeta> none) {
    return Math.toIntExact(products.count(filter));
  }

  @Override
  public List<ProductSummary> load(
      int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> none) {
    return sort.values().stream()
        .filter(SortMeta::isActive)
        .findFirst()
        .map(by -> rows(by.getField(), !by.getOrder().isDescending(), first, size))
        .orElseGet(() -> rows("id", true, first, size));
  }

  private List<ProductSummary> rows(String order, boolean ascending, int first, int size) {
    return products.summaries(filter, order, ascending, first, size);
  }
}
