package io.batchdesk.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the filter from the page's address and writes it there again. */
final class PageFilter {

  private static final int LONGEST_TEXT = 100;

  private PageFilter() {}

  /** The filter of these texts; what makes no sense does not filter. */
  static ContactFilter of(String country, String changedSince, String text) {
    return new ContactFilter(
        country != null && country.matches("[A-Z]{2}") ? country : null,
        day(changedSince),
        words(text));
  }

  /** The filter of products, likewise. */
  static ProductFilter of(String status, String text) {
    boolean known =
        Arrays.stream(ProductStatus.values()).anyMatch(one -> one.name().equals(status));
    return new ProductFilter(known ? ProductStatus.valueOf(status) : null, words(text));
  }

  private static LocalDate day(String text) {
    try {
      return text == null || !text.matches("\\d{4}-\\d{2}-\\d{2}") ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String words(String text) {
    String words = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
    return words.isEmpty() ? null : words.substring(0, Math.min(words.length(), LONGEST_TEXT));
  }

  /** The address of the page with this filter. */
  static String address(String page, ContactFilter filter) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("text", filter.text());
    query.put("country", filter.country());
    query.put("changedSince", filter.changedSince());
    return address(page, query);
  }

  /** The address of the page of products with this filter. */
  static String address(String page, ProductFilter filter) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("text", filter.text());
    query.put("status", filter.status());
    return address(page, query);
  }

  private static String address(String page, Map<String, Object> query) {
    query.values().removeIf(value -> value == null);
    return query.isEmpty() ? page : page + "?" + encoded(query);
  }

  private static String encoded(Map<String, Object> query) {
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue().toString()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
