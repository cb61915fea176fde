package io.batchdesk.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.batchdesk.JobParameters;
import io.batchdesk.JobStepResponse;
import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import io.batchdesk.sample.data.InventedProducts;
import io.batchdesk.test.CrashTest;
import io.batchdesk.test.TestJob;
import io.batchdesk.test.TestResult;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
  private Contacts contacts;

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

  @Test
  void anExportThatComesBackChangesNothing() throws Exception {
    useInvented();
    TestResult export = export(new ProductExport.Parameters(null, null), 50);

    TestResult result = load(export.text());

    assertThat(result.sentence())
        .startsWith("All " + export.units() + " rows are here already as the file has them");
    assertThat(result.fields()).doesNotContainKey("ignoredColumns");
  }

  @Test
  void anExportIntoAnEmptyShopGivesTheSameShop() throws Exception {
    useInvented();
    String before = export(new ProductExport.Parameters(null, null), 50).text();
    useEmpty();

    TestResult result = load(withoutIds(before));

    assertThat(result.sentence()).isEqualTo("Import: 200 created");
    assertThat(withoutIds(export(new ProductExport.Parameters(null, null), 50).text()))
        .isEqualTo(withoutIds(before));
  }

  /** With empty cells where the ids of product and variant are. */
  private static String withoutIds(String export) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(export.substring(1));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (CsvRecord row : rows) {
        List<String> cells = new ArrayList<>(row.getFields());
        if (row.getStartingLineNumber() > 1) {
          cells.set(0, "");
          cells.set(16, "");
        }
        csv.writeRecord(cells);
      }
    }
    return "\uFEFF" + text;
  }

  @Test
  void rowsOfOneHandleAreOneProductAndIdsChangeWhatIsThere() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    option(1, 1, "Size");
    variant(1, 1, 1, "S", "SH-1");
    value(1, 1, "S");
    price(1, "USD", "19.90");
    restartIds();

    TestResult result =
        load(
            """
            product id,PRODUCT HANDLE,Product Title,Variant Id,Variant Title,Variant SKU,price usd,Price EUR,Option 1 Name,Option 1 Value
            1,shirt,T-Shirt,1,S,SH-1,,18.00,Size,S
            1,shirt,T-Shirt,,M,SH-2,21.00,,Size,M
            ,cap,Cap,,Red,CA-1,9.5,,Colour,Red
            ,cap,Cap,,Blue,CA-2,9.5,,Colour,Blue
            """);

    assertThat(result.sentence()).isEqualTo("Import: 1 created, 1 updated");
    assertThat(result.differences())
        .extracting(RowDifference::column, RowDifference::before, RowDifference::after)
        .contains(
            tuple("Product Title", "Shirt", "T-Shirt"),
            tuple("price usd", "19.90", ""),
            tuple("Price EUR", "", "18.00"),
            tuple("Variant Title", "", "M"));
    assertThat(
            export(new ProductExport.Parameters(null, null), 50)
                .text()
                .lines()
                .skip(1)
                .map(ProductTransferTest::withoutNewIds))
        .containsExactly(
            "1,shirt,T-Shirt,,,published,,,,,,,,,,true,1,S,SH-1,,5,false,true,,,,,,,,,18.00,,Size,S",
            "1,shirt,T-Shirt,,,published,,,,,,,,,,true,#,M,SH-2,,0,false,true,,,,,,,,,,21.00,Size,M",
            "#,cap,Cap,,,draft,,,,,,,,,,true,#,Red,CA-1,,0,false,true,,,,,,,,,,9.50,Colour,Red",
            "#,cap,Cap,,,draft,,,,,,,,,,true,#,Blue,CA-2,,0,false,true,,,,,,,,,,9.50,Colour,Blue");
  }

  /** A rehearsal uses ids up. */
  private static String withoutNewIds(String line) {
    return line.replaceAll("\\b1\\d\\d\\b", "#");
  }

  @Test
  void columnsThatTheShopDoesNotHaveAreNamed() throws Exception {
    useEmpty();

    TestResult result =
        load(
            "Product Handle,Product Title,Variant Title,Product Tags,Price ImportLand [EUR],Image 1 Url\n"
                + "cap,Cap,One size,a,5,x\n");

    assertThat(result.preview())
        .contains(
            "The columns \"Product Tags\", \"Price ImportLand [EUR]\", \"Image 1 Url\" are ignored.");
    assertThat(result.sentence()).isEqualTo("Import: 1 created");
  }

  @Test
  void aVariantThatIsTheSameKeepsWhatTheFileDoesNotSay() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    variant(1, 1, 1, "S", "SH-1");
    variant(2, 1, 2, "M", "SH-2");
    price(1, "USD", "19.90");
    price(2, "USD", "19.90");
    price(2, "EUR", "18.00");
    restartIds();
    String before = export(new ProductExport.Parameters(null, null), 50).text();

    TestResult result =
        load(
            """
            Product Id,Product Handle,Variant Id,Variant Title,Price USD
            1,shirt,1,S,21.00
            1,shirt,2,M,19.90
            """);

    assertThat(result.sentence()).isEqualTo("Import: 1 updated");
    assertThat(export(new ProductExport.Parameters(null, null), 50).text())
        .isEqualTo(before.replaceFirst("19.90", "21.00"));
  }

  @Test
  void badRowsAreNamedAndTakeTheirProductWithThem() throws Exception {
    useEmpty();
    product(1, "shirt", "Shirt", "published");
    variant(1, 1, 1, "S", "SH-1");
    restartIds();

    TestResult result =
        dryRun(
            """
            Product Id,Product Handle,Product Title,Product Status,Variant Id,Variant Title,Variant SKU,Price USD,Option 1 Value
            ,no-title,,,,M,,,
            ,Bad Handle,Bad,,,M,,,
            ,bad-status,Bad,sold,,M,,,
            ,bad-price,Bad,,,M,,-1,
            ,bad-price,Bad,,,L,,1,
            7,nobody,Nobody,,,M,,,
            1,shirt,Shirt,published,8,M,,,
            ,shirt,Taken,,,M,,,
            ,taken,Taken,,,M,SH-1,,
            ,two-minds,One,,,M,,,
            ,two-minds,Other,,,L,,,
            ,nameless,Nameless,,,M,,,M
            ,good,Good,,,M,G-1,5,
            """);

    assertThat(result.sentence()).isEqualTo("Import: 1 created, 12 rows refused");
    assertThat(result.preview()).startsWith("Preview: 1 will be created, 12 rows are refused.");
    assertThat(result.rowErrors())
        .extracting(RowError::row, RowError::column)
        .containsExactlyInAnyOrder(
            tuple(2L, "Product Title"),
            tuple(3L, "Product Handle"),
            tuple(4L, "Product Status"),
            tuple(5L, "Price USD"),
            tuple(6L, null),
            tuple(7L, null),
            tuple(8L, null),
            tuple(9L, null),
            tuple(10L, null),
            tuple(11L, null),
            tuple(12L, null),
            tuple(13L, "Option 1 Value"));
    assertThat(result.rowErrors())
        .extracting(RowError::message)
        .contains(
            "\"shirt\" is taken by another one; each product needs a handle, and each variant an SKU, of"
                + " its own.",
            "\"SH-1\" is taken by another one; each product needs a handle, and each variant an SKU, of"
                + " its own.",
            "The rows of the product \"two-minds\" do not say the same about it; only what is said about"
                + " the variant may differ.");
  }

  @Test
  void importsTheSameWhereverItCrashes() throws Exception {
    useEmpty();
    StringBuilder file =
        new StringBuilder("Product Handle,Product Title,Variant Title,Price USD,Variant SKU\n");
    for (int i = 0; i < 12; i++) {
      file.append("p-%d,P,V %d,%d,S%d\n".formatted(i / 2, i, i, i % 10));
    }

    CrashTest.of(job(file.toString()), this::importer)
        .before(() -> add("DELETE FROM products"))
        .rows(TestDatabase.source(contacts), "SELECT handle, title FROM products")
        .rows(
            TestDatabase.source(contacts),
            "SELECT v.title, v.sku, MOD(v.place, 1000), a.amount FROM product_variants v"
                + " JOIN variant_prices a ON a.variant_id = v.id")
        .run();
  }

  @Test
  void theTemplateIsAFileThatCanBeImported() throws Exception {
    useEmpty();

    assertThat(
            load(new String(importer().template("file").orElseThrow().bytes(), UTF_8)).sentence())
        .isEqualTo("Import: 1 created");
  }

  private void restartIds() {
    add("ALTER TABLE products ALTER COLUMN id RESTART WITH 100");
    add("ALTER TABLE product_variants ALTER COLUMN id RESTART WITH 100");
  }

  private TestResult load(String file) throws Exception {
    return job(file).run(importer());
  }

  private TestResult dryRun(String file) throws Exception {
    return job(file).asDryRun().run(importer());
  }

  private TestJob job(String file) {
    TestJob job = TestJob.of("product-import").transaction(TestDatabase.source(contacts));
    return job.parameters(
        new ImportParameters(job.upload("products.csv", file.getBytes(UTF_8)), null));
  }

  private ProductImport importer() {
    ProductImport handler = new ProductImport();
    handler.products = products;
    handler.store = new ProductStore();
    handler.store.database = products.database;
    return handler;
  }

  private void useEmpty() {
    use(TestDatabase.empty());
  }

  private void useInvented() {
    use(TestDatabase.invented());
  }

  private void use(Contacts database) {
    contacts = database;
    products.database = database.database;
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
        INSERT INTO product_variants (id, product_id, place, title, sku, inventory_quantity,
          allow_backorder, manage_inventory) VALUES (?, ?, ?, ?, ?, 5, FALSE, TRUE)
        """,
        id,
        product,
        product * 1_000 + position,
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
