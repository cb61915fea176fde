package io.batchdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.sample.data.InventedProducts;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProductTransferTest {

  private static final String FIXED =
      "\uFEFFProduct Id,Product Handle,Product Title,Product Subtitle,Product Description,"
          + "Product Status,Product Thumbnail,Product Weight,Product Length,Product Width,"
          + "Product Height,Product HS Code,Product Origin Country,Product MID Code,"
          + "Product Material,Product Discountable,Variant Id,Variant Title,Variant SKU,"
          + "Variant Barcode,Variant Inventory Quantity,Variant Allow Backorder,"
          + "Variant Manage Inventory,Variant Weight,Variant Length,Variant Width,Variant Height,"
          + "Variant HS Code,Variant Origin Country,Variant MID Code,Variant Material";

  private final Products products = new Products();

  @Test
  void writesOneRowForEachVariantWithTheColumnsThatPricesAndOptionsMake() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt, plain", "published");
    option(1, 1, "Size");
    option(1, 2, "Colour");
    variant(1, 1, 1, "S / Red", "SH-1");
    value(1, 1, "S");
    value(1, 2, "=Red");
    price(1, "USD", "19.90");
    variant(2, 1, 2, "M / Red", "SH-2");
    value(2, 1, "M");
    price(2, "EUR", "18.00");
    product(2, "pin", "Pin", "draft");
    variant(3, 2, 1, "One size", null);

    TestResult result = export(new ProductExport.Parameters(null, null), 50);

    assertThat(result.text())
        .isEqualTo(
            FIXED
                + ",Price EUR,Price USD,Option 1 Name,Option 1 Value,Option 2 Name,Option 2 Value\r\n"
                + "1,shirt,\"Shirt, plain\",,,published,,,,,,,,,,true,1,S / Red,SH-1,,5,false,true,,,,,,,,,"
                + ",19.90,Size,S,Colour,'=Red\r\n"
                + "1,shirt,\"Shirt, plain\",,,published,,,,,,,,,,true,2,M / Red,SH-2,,5,false,true,,,,,,,,,"
                + "18.00,,Size,M,Colour,\r\n"
                + "2,pin,Pin,,,draft,,,,,,,,,,true,3,One size,,,5,false,true,,,,,,,,,"
                + ",,,,,\r\n");
    assertThat(result.sentence()).isEqualTo("Exported 3 variants");
    assertThat(result.log()).containsExactly("Wrote variants 1 to 3");
  }

  @Test
  void variantsOfOneProductStandTogetherInTheOrderOfTheirPositions() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    product(2, "pin", "Pin", "published");
    variant(1, 2, 1, "Small pin", null);
    variant(2, 1, 2, "M", null);
    variant(3, 2, 2, "Large pin", null);
    variant(4, 1, 1, "S", null);

    TestResult result = export(new ProductExport.Parameters(null, null), 1);

    assertThat(result.text().lines().skip(1).map(line -> line.split(",")[17]))
        .containsExactly("S", "M", "Small pin", "Large pin");
  }

  @Test
  void filtersByStatusAndText() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    variant(1, 1, 1, "S", null);
    product(2, "shirt-2", "100% Wool", "draft");
    variant(2, 2, 1, "S", null);

    assertThat(export(new ProductExport.Parameters(ProductStatus.DRAFT, null), 50).units())
        .isEqualTo(1);
    assertThat(export(new ProductExport.Parameters(null, "SHIRT"), 50).units()).isEqualTo(2);
    assertThat(export(new ProductExport.Parameters(null, "%"), 50).units()).isEqualTo(1);
    TestResult none = export(new ProductExport.Parameters(ProductStatus.REJECTED, null), 50);
    assertThat(none.text()).isEqualTo(FIXED + "\r\n");
    assertThat(none.sentence()).isEqualTo("No products match");
  }

  @Test
  void aCurrencyThatComesLaterIsInNoRow() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    variant(1, 1, 1, "S", null);
    variant(2, 1, 2, "M", null);
    price(1, "USD", "1.00");
    ProductExport changing =
        new ProductExport() {
          @Override
          public JobStepResponse continueJob(JobParameters job, int batchSize) throws IOException {
            if (job.unitsProcessed() == 1) {
              price(2, "CHF", "2.00");
            }
            return super.continueJob(job, batchSize);
          }
        };
    changing.products = products;

    TestResult result =
        TestJob.of("product-export")
            .parameters(new ProductExport.Parameters(null, null))
            .batchSize(1)
            .run(changing);

    assertThat(result.text()).startsWith(FIXED + ",Price USD\r\n").doesNotContain("CHF", "2.00");
  }

  @Test
  void speaksGerman() throws Exception {
    useInvented();

    TestResult result =
        TestJob.of("product-export")
            .parameters(new ProductExport.Parameters(ProductStatus.PUBLISHED, "t-shirt"))
            .in(Locale.GERMANY, ZoneOffset.UTC)
            .run(exporter());

    assertThat(result.sentence()).matches("\\d+ Varianten exportiert");
  }

  @Test
  void writesTheSameFileWhereverItCrashes() throws Exception {
    useInvented();

    CrashTest.of(
            TestJob.of("product-export")
                .parameters(new ProductExport.Parameters(null, "t-shirt"))
                .batchSize(7),
            this::exporter)
        .run();
  }

  @Test
  void theInventedProductsAreTheSameEverywhere() {
    assertThat(InventedProducts.all()).isEqualTo(InventedProducts.all()).hasSize(200);
    assertThat(InventedProducts.all())
        .allMatch(product -> product.variants().size() >= 1 && product.variants().size() <= 6);
  }

  private void useEmpty() {
    products.database = TestDatabase.empty().database;
  }

  private void useInvented() {
    products.database = TestDatabase.invented().database;
  }

  private void product(long id, String handle, String title, String status) {
    add(
        "INSERT INTO products (id, handle, title, status, discountable) VALUES (?, ?, ?, ?, TRUE)",
        id,
        handle,
        title,
        status);
  }

  private void option(long product, int position, String title) {
    add(
        "INSERT INTO product_options (product_id, position, title) VALUES (?, ?, ?)",
        product,
        position,
        title);
  }

  private void variant(long id, long product, int position, String title, String sku) {
    add(
        """
        INSERT INTO product_variants (id, product_id, position, title, sku, inventory_quantity,
          allow_backorder, manage_inventory) VALUES (?, ?, ?, ?, ?, 5, FALSE, TRUE)
        """,
        id,
        product,
        position,
        title,
        sku);
  }

  private void value(long variant, int position, String value) {
    add(
        "INSERT INTO variant_option_values (variant_id, position, option_value) VALUES (?, ?, ?)",
        variant,
        position,
        value);
  }

  private void price(long variant, String currency, String amount) {
    add(
        "INSERT INTO variant_prices (variant_id, currency, amount) VALUES (?, ?, ?)",
        variant,
        currency,
        new BigDecimal(amount));
  }

  private void add(String sql, Object... values) {
    products.database.batch(sql, List.<Object[]>of(values));
  }

  private ProductExport exporter() {
    ProductExport handler = new ProductExport();
    handler.products = products;
    return handler;
  }

  private TestResult export(ProductExport.Parameters parameters, int batchSize) throws Exception {
    return TestJob.of("product-export").parameters(parameters).batchSize(batchSize).run(exporter());
  }
}
