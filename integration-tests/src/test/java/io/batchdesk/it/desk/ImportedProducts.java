package io.batchdesk.it.desk;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A file of invented products of one variant each, each tenth of which is bad in one of ten ways.
 */
record ImportedProducts(String name, int rows) {

  private static final String HEADER =
      "Product Id,Product Handle,Product Title,Product Status,Product Weight,"
          + "Product Origin Country,Variant Title,Variant SKU,Price USD\n";

  /**
   * A way to be bad.
   *
   * @param column what is named, or "" for the row as a whole
   * @param because a part of the message
   * @param line makes the bad line
   */
  record Way(String column, String because, IntFunction<String> line) {

    @Override
    public String toString() {
      return column + " " + because;
    }
  }

  /** Takes a bad row. */
  interface Bad {
    void row(int number, Way way);
  }

  private List<Way> ways() {
    return List.of(
        new Way("Price USD", "This is no number", n -> line(n, "", "", "", "", "", "", "12;5")),
        new Way("Product Status", "none of:", n -> line(n, "", "", "sold", "", "", "", "")),
        new Way("Product Title", "must not be", n -> line(n, "", " ", "", "", "", "", "")),
        new Way("Product Handle", "must match", n -> line(n, "No " + n, "", "", "", "", "", "")),
        new Way("Product Weight", "greater than", n -> line(n, "", "", "", "-5", "", "", "")),
        new Way("Product Weight", "no whole number", n -> line(n, "", "", "", "1.5", "", "", "")),
        new Way(
            "Product Origin Country", "must match", n -> line(n, "", "", "", "", "AUT", "", "")),
        new Way(
            "Variant SKU", "size must be", n -> line(n, "", "", "", "", "", "x".repeat(300), "")),
        new Way("", "cells, and the header 9", n -> ",%s-%d,Short\n".formatted(name, n)),
        new Way("", "does not exist", n -> (99_000_000 + n) + line(n, "", "", "", "", "", "", "")));
  }

  private Way way(int n) {
    return n % 10 == 3 ? ways().get(n / 10 % 10) : null;
  }

  private String good(int n) {
    return line(n, "", "", "", "", "", "", "");
  }

  private String line(
      int n,
      String handle,
      String title,
      String status,
      String weight,
      String country,
      String sku,
      String price) {
    return ",%s,%s,%s,%s,%s,One,%s,%s\n"
        .formatted(
            or(handle, name + "-" + n),
            or(title, "Product " + n),
            or(status, "published"),
            or(weight, "100"),
            or(country, "AT"),
            or(sku, "SKU-" + name + "-" + n),
            or(price, "9.90"));
  }

  private static String or(String given, String otherwise) {
    return given.isEmpty() ? otherwise : given;
  }

  String file() {
    StringBuilder file = new StringBuilder(HEADER);
    List<Way> ways = ways();
    for (int n = 1; n <= rows; n++) {
      file.append(n % 10 == 3 ? ways.get(n / 10 % 10).line().apply(n) : good(n));
    }
    return file.toString();
  }

  /** The bad rows as they should have been. */
  String corrected() {
    StringBuilder file = new StringBuilder(HEADER);
    eachBad((row, way) -> file.append(good(row - 1)));
    return file.toString();
  }

  int badRows() {
    return (rows + 7) / 10;
  }

  /** Tells of each bad row, with its number as in a spreadsheet. */
  void eachBad(Bad bad) {
    for (int n = 3; n <= rows; n += 10) {
      bad.row(n + 1, way(n));
    }
  }
}
