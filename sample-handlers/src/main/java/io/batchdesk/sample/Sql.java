package io.batchdesk.sample;

import java.util.ArrayList;
import java.util.List;

/** A condition with its arguments. */
record Sql(String text, List<Object> arguments) {

  /** The condition that a row of {@code contacts} fits to the filter. */
  static Sql matching(ContactFilter filter) {
    Sql sql = new Sql("1 = 1", List.of());
    if (filter.country() != null) {
      sql = sql.and("country_code = ?", filter.country());
    }
    if (filter.changedSince() != null) {
      sql = sql.and("changed_on >= ?", filter.changedSince());
    }
    if (filter.text() != null) {
      String part = part(filter.text());
      sql =
          sql.and(
              "(given_name ILIKE ? OR family_name ILIKE ? OR company ILIKE ? OR city ILIKE ?"
                  + " OR email ILIKE ?)",
              part,
              part,
              part,
              part,
              part);
    }
    return sql;
  }

  /** The condition that a row {@code p} of {@code products} fits to the filter. */
  static Sql matching(ProductFilter filter) {
    Sql sql = new Sql("1 = 1", List.of());
    if (filter.status() != null) {
      sql = sql.and("p.status = ?", filter.status().word());
    }
    if (filter.text() != null) {
      String part = part(filter.text());
      sql = sql.and("(p.title ILIKE ? OR p.handle ILIKE ?)", part, part);
    }
    return sql;
  }

  private static String part(String text) {
    return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  Sql and(String condition, Object... values) {
    List<Object> more = new ArrayList<>(arguments);
    more.addAll(List.of(values));
    return new Sql(text + " AND " + condition, more);
  }
}
