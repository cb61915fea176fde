package io.batchdesk.ui.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a job's rows are wanted, read strictly.
 *
 * @param offset how many to leave out
 * @param limit the most to give
 */
record RowQuery(int offset, int limit) {

  private static final int USUAL_LIMIT = 100;
  private static final int HIGHEST_LIMIT = 1_000;
  private static final Set<String> KNOWN = Set.of("offset", "limit");

  /**
   * Reads a query.
   *
   * @throws io.batchdesk.engine.Refusal {@code MALFORMED} or {@code INVALID}, naming the parameter
   */
  static RowQuery of(Map<String, List<String>> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (!KNOWN.contains(name)) {
            throw QueryValue.unknown(name, "limit, offset");
          }
        });
    return new RowQuery(
        number("offset", parameters, 0, 0, Integer.MAX_VALUE),
        number("limit", parameters, USUAL_LIMIT, 1, HIGHEST_LIMIT));
  }

  private static int number(
      String name, Map<String, List<String>> parameters, int usual, int least, int most) {
    List<String> given = parameters.get(name);
    return QueryValue.number(
        name, given == null ? null : QueryValue.one(name, given), usual, least, most);
  }
}
