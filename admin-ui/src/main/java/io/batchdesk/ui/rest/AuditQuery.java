package io.batchdesk.ui.rest;

import io.batchdesk.engine.AuditSearch;
import io.batchdesk.engine.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wanted of the audit, read strictly. */
final class AuditQuery {

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;
  private static final String SINCE = "at[gte]";
  private static final String UNTIL = "at[lt]";
  private static final Set<String> KNOWN =
      Set.of("user", "action", "subject", "type", "result", SINCE, UNTIL, "before", "limit");

  private AuditQuery() {}

  /**
   * Reads a query.
   *
   * @throws Refusal {@code MALFORMED} or {@code INVALID}, naming the parameter
   */
  static AuditSearch of(Map<String, List<String>> parameters) {
    Map<String, String> given = new HashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (!KNOWN.contains(name)) {
            throw QueryValue.unknown(name, String.join(", ", new TreeSet<>(KNOWN)));
          }
          given.put(name, QueryValue.text(name, QueryValue.one(name, values)));
        });
    return new AuditSearch(
        given.get("user"),
        given.get("action"),
        given.get("subject"),
        given.get("type"),
        given.get("result"),
        instant(SINCE, given),
        instant(UNTIL, given),
        given.get("before"),
        QueryValue.number("limit", given.get("limit"), USUAL_LIMIT, 1, HIGHEST_LIMIT));
  }

  private static Instant instant(String name, Map<String, String> given) {
    return given.containsKey(name) ? QueryTime.read(name, given.get(name)) : null;
  }
}
