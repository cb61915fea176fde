package io.batchdesk.sample;

import io.batchdesk.JobParameters;
import io.batchdesk.JobType;
import io.batchdesk.Upload;
import io.batchdesk.rows.BadRows;
import io.batchdesk.rows.Change;
import io.batchdesk.rows.ImportColumns;
import io.batchdesk.rows.ImportHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Imports products in the columns of Medusa's product CSV. The rows of one product stand together,
 * one for each variant. Ids change what is there; without a product id a row belongs to a new
 * product with its handle, without a variant id it is a new variant. Columns for what the shop does
 * not have are ignored, and the preview names them.
 */
@JobType(
    value = "product-import",
    title = "Import products",
    description =
        "Changes products and variants by their ids and creates those without one, from the columns"
            + " of the product export.",
    rolesAllowed = "products",
    parameters = ImportParameters.class,
    confirm = JobType.Confirm.ALWAYS)
class ProductImport extends ImportHandler<ProductRow, VariantKey> {

  private static final ImportColumns<ProductRow> COLUMNS =
      ImportColumns.of(ProductRow.class)
          .column("Product Id", "productId")
          .column("Product Handle", "handle")
          .required()
          .example("winter-school-t-shirt")
          .column("Product Title", "title")
          .example("Winter School T-Shirt")
          .column("Product Subtitle", "subtitle")
          .column("Product Description", "description")
          .column("Product Status", "status")
          .example("draft")
          .column("Product Thumbnail", "thumbnail")
          .column("Product Weight", "weight")
          .example("180")
          .column("Product Length", "length")
          .column("Product Width", "width")
          .column("Product Height", "height")
          .column("Product HS Code", "hsCode")
          .example("6109.10")
          .column("Product Origin Country", "originCountry")
          .example("PT")
          .column("Product MID Code", "midCode")
          .column("Product Material", "material")
          .example("Cotton")
          .column("Product Discountable", "discountable")
          .example("true")
          .column("Variant Id", "variantId")
          .column("Variant Title", "variantTitle")
          .example("M")
          .column("Variant SKU", "sku")
          .example("TS-001-2")
          .column("Variant Barcode", "barcode")
          .example("0004000000012")
          .column("Variant Inventory Quantity", "inventoryQuantity")
          .example("25")
          .column("Variant Allow Backorder", "allowBackorder")
          .example("false")
          .column("Variant Manage Inventory", "manageInventory")
          .example("true")
          .column("Variant Weight", "variantWeight")
          .column("Variant Length", "variantLength")
          .column("Variant Width", "variantWidth")
          .column("Variant Height", "variantHeight")
          .column("Variant HS Code", "variantHsCode")
          .column("Variant Origin Country", "variantOriginCountry")
          .column("Variant MID Code", "variantMidCode")
          .column("Variant Material", "variantMaterial")
          .columns("Price USD", "Price ([A-Z]{3})", "prices")
          .keyed(currency -> currency.toUpperCase(Locale.ROOT))
          .example("19.90")
          .columns("Option 1 Name", "Option ([1-9][0-9]?) Name", "optionNames")
          .example("Size")
          .columns("Option 1 Value", "Option ([1-9][0-9]?) Value", "optionValues")
          .example("M")
          .checked(
              (row, language) ->
                  row.optionNames().keySet().containsAll(row.optionValues().keySet())
                      ? null
                      : JobWords.in(language).say("product.nameless"))
          .ignoringOthers();

  @Inject Products products;
  @Inject ProductStore store;

  @Override
  protected Upload file(JobParameters job) {
    return job.parameters(ImportParameters.class).file();
  }

  @Override
  protected BadRows badRows(JobParameters job) {
    return BadRows.of(job.parameters(ImportParameters.class).onBadRow());
  }

  @Override
  protected ImportColumns<ProductRow> columns() {
    return COLUMNS;
  }

  @Override
  protected VariantKey key(ProductRow row) {
    return VariantKey.of(row);
  }

  @Override
  protected boolean mustExist(ProductRow row) {
    return true;
  }

  @Override
  protected Object group(ProductRow row) {
    return row.product();
  }

  @Override
  protected String name(ProductRow row) {
    return row.handle() + " / " + row.variantTitle();
  }

  @Override
  protected Map<VariantKey, ProductRow> existing(JobParameters job, Set<VariantKey> keys) {
    return products.existing(keys);
  }

  @Override
  protected void store(JobParameters job, List<Change<ProductRow>> changes) {
    store.store(changes.stream().map(Change::after).toList(), JobWords.of(job));
  }
}
