package io.batchdesk.sample.data;

import java.util.List;

/**
 * The countries of ISO 3166-1 and their subdivisions of ISO 3166-2. Source: the npm package {@code
 * iso-3166} 4.4.0, MIT licence, see {@code NOTICE} beside the files.
 */
public final class Countries {

  /** A country with its code of two letters. */
  public record Country(String code, String name) {}

  /** A subdivision with its code, for example {@code AT-9}. */
  public record State(String code, String name) {

    public String countryCode() {
      return code.substring(0, 2);
    }
  }

  private Countries() {}

  public static List<Country> countries() {
    return Table.read("countries.csv").stream()
        .map(row -> new Country(row.getField("code"), row.getField("name")))
        .toList();
  }

  public static List<State> states() {
    return Table.read("states.csv").stream()
        .map(row -> new State(row.getField("code"), row.getField("name")))
        .toList();
  }
}
