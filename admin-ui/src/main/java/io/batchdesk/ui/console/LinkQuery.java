package io.batchdesk.ui.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The query of an address. Read from the address alone, because a form that is posted to it adds
 * parameters of its own.
 *
 * @param values by name, in their order; of several with one name the first
 */
record LinkQuery(Map<String, String> values) {

  static LinkQuery of(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    pairs(query).forEach(pair -> values.putIfAbsent(pair.getKey(), pair.getValue()));
    values.remove("");
    return new LinkQuery(values);
  }

  /** All values with one name. */
  static List<String> all(String query, String name) {
    return pairs(query).stream()
        .filter(pair -> pair.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Map.Entry<String, String>> pairs(String query) {
    return query == null || query.isEmpty()
        ? List.of()
        : Arrays.stream(query.split("&")).map(LinkQuery::pair).toList();
  }

  private static Map.Entry<String, String> pair(String text) {
    int equals = text.indexOf('=');
    return Map.entry(
        decoded(equals < 0 ? text : text.substring(0, equals)),
        equals < 0 ? "" : decoded(text.substring(equals + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Without one parameter. */
  LinkQuery without(String name) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.remove(name);
    return new LinkQuery(rest);
  }

  /** As it stands behind the question mark. */
  static String write(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
