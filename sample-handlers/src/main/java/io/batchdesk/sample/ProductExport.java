package io.batchdesk.sample;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.rows.Columns;
import io.batchdesk.rows.Export;
import io.batchdesk.rows.ExportHandler;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * Exports products in the columns of Medusa's product CSV, one row for each variant. Columns for
 * what the shop does not have (collections, types, tags, images, prices of regions) are left out.
 */
@JobType(
    value = "product-export",
    title = "Export products",
    description =
        "Products with their variants, options and prices, to be edited and imported again.",
    rolesAllowed = "products",
    parameters = ProductExport.Parameters.class)
class ProductExport extends ExportHandler {

  /** The filter, as on the page. */
  record Parameters(ProductStatus status, @Size(max = 100) String text) {

    ProductFilter filter() {
      return new ProductFilter(status, text);
    }
  }

  private static final Columns<ProductRow> COLUMNS =
      Columns.<ProductRow>none()
          .number("Product Id", ProductRow::productId)
          .text("Product Handle", ProductRow::handle)
          .text("Product Title", ProductRow::title)
          .text("Product Subtitle", ProductRow::subtitle)
          .text("Product Description", ProductRow::description)
          .text("Product Status", row -> row.status().word())
          .text("Product Thumbnail", ProductRow::thumbnail)
          .number("Product Weight", ProductRow::weight)
          .number("Product Length", ProductRow::length)
          .number("Product Width", ProductRow::width)
          .number("Product Height", ProductRow::height)
          .text("Product HS Code", ProductRow::hsCode)
          .text("Product Origin Country", ProductRow::originCountry)
          .text("Product MID Code", ProductRow::midCode)
          .text("Product Material", ProductRow::material)
          .truth("Product Discountable", ProductRow::discountable)
          .number("Variant Id", ProductRow::variantId)
          .text("Variant Title", ProductRow::variantTitle)
          .text("Variant SKU", ProductRow::sku)
          .text("Variant Barcode", ProductRow::barcode)
          .number("Variant Inventory Quantity", ProductRow::inventoryQuantity)
          .truth("Variant Allow Backorder", ProductRow::allowBackorder)
          .truth("Variant Manage Inventory", ProductRow::manageInventory)
          .number("Variant Weight", ProductRow::variantWeight)
          .number("Variant Length", ProductRow::variantLength)
          .number("Variant Width", ProductRow::variantWidth)
          .number("Variant Height", ProductRow::variantHeight)
          .text("Variant HS Code", ProductRow::variantHsCode)
          .text("Variant Origin Country", ProductRow::variantOriginCountry)
          .text("Variant MID Code", ProductRow::variantMidCode)
          .text("Variant Material", ProductRow::variantMaterial);

  @Inject Products products;

  @Override
  protected Map<String, String> discover(JobParameters job) {
    return products.columns();
  }

  @Override
  protected List<Export<?>> exports(JobParameters job) {
    return List.of(
        Export.csv(
            "products.csv",
            COLUMNS.texts(discovered(job), ProductRow::cell),
            products.rows(job.parameters(Parameters.class).filter())));
  }

  @Override
  protected String sentence(JobParameters job, long rows) {
    return JobWords.of(job).say(rows == 0 ? "products.none" : "products.exported", rows);
  }

  @Override
  protected String message(JobParameters job, long first, long last) {
    return JobWords.of(job).say("products.wrote", last - first + 1, first, last);
  }
}
