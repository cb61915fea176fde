package io.batchdesk.sample.data;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How people of one country are called and where they live, from {@code homes.csv}. In its patterns
 * {@code #} is any digit.
 *
 * @param weight how many of the contacts live there, compared with the other countries
 */
record Home(
    String country,
    int weight,
    String address,
    List<String> streets,
    List<Place> places,
    List<String> phones,
    List<String> givenNames,
    List<String> familyNames) {

  record Place(String stateCode, String postalCode, String city) {

    /**
     * Reads for example {@code AT-9 1##0 Wien}; a postal code may have a space before its digits.
     */
    static Place of(String text) {
      String[] words = text.split(" ");
      int city = 2;
      while (words[city].matches("[#0-9][#0-9A-Z]*")) {
        city++;
      }
      return new Place(words[0], join(words, 1, city), join(words, city, words.length));
    }

    private static String join(String[] words, int from, int to) {
      return String.join(" ", List.of(words).subList(from, to));
    }
  }

  static List<Home> all() {
    return Table.read("homes.csv").stream().map(Home::of).toList();
  }

  private static Home of(NamedCsvRecord row) {
    return new Home(
        row.getField("country"),
        Integer.parseInt(row.getField("weight")),
        row.getField("address"),
        list(row, "streets"),
        list(row, "places").stream().map(Place::of).toList(),
        list(row, "phones"),
        list(row, "given_names"),
        list(row, "family_names"));
  }

  private static List<String> list(NamedCsvRecord row, String field) {
    return List.of(row.getField(field).split("\\|"));
  }

  String street(RandomGenerator random) {
    return address
        .replace("{street}", any(streets, random))
        .replace("{number}", String.valueOf(1 + random.nextInt(120)));
  }

  String phone(RandomGenerator random) {
    return digits(any(phones, random), random);
  }

  static <T> T any(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  static String digits(String pattern, RandomGenerator random) {
    StringBuilder text = new StringBuilder(pattern);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return text.toString();
  }
}
