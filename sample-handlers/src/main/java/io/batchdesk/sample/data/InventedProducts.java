package io.batchdesk.sample.data;

import io.batchdesk.sample.data.Product.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes up what the organiser sells at events, the same on every machine and at any time. */
public final class InventedProducts {

  private static final BigDecimal EUR_PER_USD = new BigDecimal("0.92");
  private static final List<String> NONE = List.of("");

  /** What is sold; one without sizes or colours has one of each that is not named. */
  private record Kind(
      String title,
      String code,
      String price,
      int weight,
      String hsCode,
      String originCountry,
      String material,
      List<String> sizes,
      List<String> colours) {}

  private static final List<Kind> KINDS =
      List.of(
          kind("T-Shirt", "TS", "19.90", 180, "6109.10", "PT", "Cotton", "S|M|L", "White|Navy"),
          kind("Hoodie", "HO", "49.00", 520, "6110.20", "PT", "Cotton", "M|L|XL", "Grey|Navy"),
          kind("Polo Shirt", "PO", "29.90", 230, "6105.10", "TR", "Cotton", "S|M|L|XL", ""),
          kind(
              "Rain Jacket",
              "RJ",
              "79.00",
              410,
              "6201.40",
              "VN",
              "Polyester",
              "S|M|L",
              "Yellow|Blue"),
          kind(
              "Socks",
              "SO",
              "9.50",
              60,
              "6115.95",
              "IT",
              "Cotton",
              "36–40|41–46",
              "Red|Green|Black"),
          kind("Scarf", "SC", "24.00", 150, "6214.20", "AT", "Wool", "", "Red|Petrol"),
          kind("Cap", "CA", "17.50", 90, "6505.00", "CN", "Cotton", "", "Black|White|Olive"),
          kind("Umbrella", "UM", "22.00", 380, "6601.91", "CN", "Polyester", "", ""),
          kind(
              "Tote Bag",
              "TB",
              "12.00",
              140,
              "4202.92",
              "IN",
              "Organic cotton",
              "",
              "Natural|Black"),
          kind("Backpack", "BP", "64.00", 700, "4202.92", "VN", "Polyester", "18 l|26 l", ""),
          kind("Mug", "MU", "11.90", 340, "6912.00", "PL", "Ceramics", "", "White|Blue"),
          kind(
              "Water Bottle",
              "WB",
              "18.00",
              220,
              "7323.93",
              "CN",
              "Steel",
              "0.5 l|0.75 l",
              "Silver|Green"),
          kind("Notebook", "NB", "8.90", 260, "4820.10", "DE", "Paper", "A5|A6", ""),
          kind("Ballpoint Pen", "BA", "2.50", 12, "9608.10", "DE", "", "", "Blue|Black"),
          kind("Poster", "PS", "15.00", 110, "4911.91", "AT", "Paper", "50 × 70|70 × 100", ""),
          kind("Postcards", "PC", "6.00", 80, "4909.00", "AT", "Paper", "", ""),
          kind("Fridge Magnet", "FM", "4.50", 25, "8505.19", "CN", "", "", ""),
          kind("Enamel Pin", "EP", "5.90", 10, "7117.19", "CZ", "", "", ""),
          kind("Tea Towel", "TT", "13.50", 95, "6302.91", "LT", "Linen", "", ""),
          kind("Puzzle", "PZ", "21.00", 610, "9503.00", "PL", "Cardboard", "500|1,000", ""));

  private static final List<String> MOTIFS =
      List.of(
          "Winter School",
          "Museum Night",
          "Spring Forum",
          "Data & Dialogue",
          "Makers’ Fair",
          "Summit on the Lake",
          "Open-Air Concert",
          "Autumn Gala \"Red Hall\"",
          "Größte Nacht",
          "+1");

  private static final List<String> STATUSES =
      List.of("published", "published", "published", "published", "draft", "proposed", "rejected");

  private final Random random = new Random(20_260_301);
  private final List<Product> products = new ArrayList<>();

  private InventedProducts() {}

  public static List<Product> all() {
    InventedProducts invented = new InventedProducts();
    for (String motif : MOTIFS) {
      for (Kind kind : KINDS) {
        invented.add(kind, motif);
      }
    }
    return List.copyOf(invented.products);
  }

  private static Kind kind(
      String title,
      String code,
      String price,
      int weight,
      String hsCode,
      String originCountry,
      String material,
      String sizes,
      String colours) {
    return new Kind(
        title,
        code,
        price,
        weight,
        hsCode,
        originCountry,
        material.isEmpty() ? null : material,
        List.of(sizes.split("\\|")),
        List.of(colours.split("\\|")));
  }

  private void add(Kind kind, String motif) {
    int number = products.size() + 1;
    String title = motif + " " + kind.title();
    List<String> options = new ArrayList<>();
    if (!kind.sizes().equals(NONE)) {
      options.add("Size");
    }
    if (!kind.colours().equals(NONE)) {
      options.add("Colour");
    }
    products.add(
        new Product(
            number,
            handle(title),
            title,
            random.nextInt(4) == 0 ? "Only while stocks last" : null,
            random.nextInt(3) == 0 ? null : "From the series “" + motif + "”.\nMade to last.",
            STATUSES.get(random.nextInt(STATUSES.size())),
            kind.weight(),
            kind.hsCode(),
            kind.originCountry(),
            kind.material(),
            random.nextInt(10) != 0,
            options,
            variants(kind, number)));
  }

  private List<Variant> variants(Kind kind, int number) {
    List<Variant> variants = new ArrayList<>();
    for (String size : kind.sizes()) {
      for (String colour : kind.colours()) {
        List<String> values = new ArrayList<>(List.of(size, colour));
        values.removeIf(String::isEmpty);
        String title = values.isEmpty() ? "One size" : String.join(" / ", values);
        int place = variants.size() + 1;
        variants.add(
            new Variant(
                title,
                "%s-%03d-%d".formatted(kind.code(), number, place),
                "00%011d".formatted(4_000_000_000L + number * 10L + place),
                random.nextInt(200),
                random.nextInt(5) == 0,
                values,
                prices(kind)));
      }
    }
    return variants;
  }

  private static Map<String, BigDecimal> prices(Kind kind) {
    BigDecimal dollars = new BigDecimal(kind.price());
    return Map.of(
        "USD", dollars, "EUR", dollars.multiply(EUR_PER_USD).setScale(2, RoundingMode.HALF_UP));
  }

  private static String handle(String title) {
    return Normalizer.normalize(title.replace("ß", "ss").replace("+", "plus "), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
