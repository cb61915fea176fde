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
      String part = "%" + filter.text().replaceAll("[\\\\%_]", "\\\\$0") + "%";
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

  Sql and(String condition, Object... values) {
    List<Object> more = new ArrayList<>(arguments);
    more.addAll(List.of(values));
    return new Sql(text + " AND " + condition, more);
  }
}
