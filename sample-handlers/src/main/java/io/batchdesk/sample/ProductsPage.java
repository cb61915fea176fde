package io.batchdesk.sample;

import io.batchdesk.JobLinks;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The page of products, which works as {@link ContactsPage} does. */
@Named
@ViewScoped
public class ProductsPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject Products products;
  @Inject JobLinks links;
  @Inject ExternalContext request;

  @Inject @Param String status;
  @Inject @Param String text;

  @Inject
  @Param(name = "batch_job")
  String finishedJob;

  private ProductFilter filter;
  private ProductTable table;
  private String total;
  private Offers offers;
  private Banner banner;

  /** The links that start jobs, with the way back. */
  public record Offers(String export, String load) implements Serializable {}

  @PostConstruct
  void load() {
    filter = PageFilter.of(status, text);
    table = new ProductTable(products, filter);
    total = Words.english().count(products.count(filter), "product");
    String page = PageFilter.address(request.getRequestContextPath() + "/products", filter);
    offers =
        new Offers(
            links
                .to("product-export")
                .parameter("status", filter.status())
                .parameter("text", filter.text())
                .returnUrl(page)
                .build(),
            links.to("product-import").returnUrl(page).build());
    banner = links.finished(finishedJob).map(Banner::of).orElse(null);
  }

  public ProductFilter filter() {
    return filter;
  }

  public boolean filtered() {
    return !filter.equals(ProductFilter.ALL);
  }

  public List<ProductStatus> statuses() {
    return List.of(ProductStatus.values());
  }

  public ProductTable table() {
    return table;
  }

  public String total() {
    return total;
  }

  public Offers offers() {
    return offers;
  }

  public Banner banner() {
    return banner;
  }
}
