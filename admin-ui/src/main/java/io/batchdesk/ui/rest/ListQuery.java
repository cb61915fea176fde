package io.batchdesk.ui.rest;

import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobSearch.Comparison;
import io.batchdesk.engine.JobSearch.TimeCondition;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTime;
import io.batchdesk.engine.Refusal;
import io.batchdesk.engine.Refusal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a list is asked for, in Medusa's spelling: {@code type[]=a}, {@code type[0]=a} or {@code
 * type=a}, {@code created_at[gt]=2026-11-01}, and {@code confirmed_at=} for a time that is not
 * reached. What is not known is refused.
 *
 * @param fields which properties of each job are wanted; its id always is
 */
record ListQuery(JobSearch search, Set<String> fields) {

  private static final int USUAL_LIMIT = 10;
  private static final int HIGHEST_LIMIT = 200;
  private static final int MOST_VALUES = 100;
  private static final Pattern NAME = Pattern.compile("(\\w+)(?:\\[(\\w*)])?");
  private static final Set<String> SINGLE = Set.of("limit", "offset", "order", "fields", "q");
  private static final Set<String> LISTS =
      Set.of("id", "type", "application", "status", "created_by");
  private static final Map<String, JobTime> TIMES =
      Arrays.stream(JobTime.values()).collect(Collectors.toMap(JobTime::spelling, time -> time));
  private static final Map<String, JobStatus> STATUSES =
      Arrays.stream(JobStatus.values())
          .collect(Collectors.toMap(JobStatus::spelling, status -> status));

  /**
   * Reads the parameters of a query.
   *
   * @throws Refusal {@code MALFORMED} for what cannot be read, {@code INVALID} for what is not
   *     known or allowed
   */
  static ListQuery of(Map<String, List<String>> parameters) {
    Map<String, String> single = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    List<TimeCondition> times = new ArrayList<>();
    parameters.forEach(
        (name, values) -> {
          Matcher parts = NAME.matcher(name);
          String base = parts.matches() ? parts.group(1) : name;
          String index = parts.matches() ? parts.group(2) : null;
          if (SINGLE.contains(base) && index == null) {
            single.put(base, QueryValue.one(name, values));
          } else if (LISTS.contains(base) && isIndex(index)) {
            values.forEach(value -> QueryValue.text(base, value));
            lists.computeIfAbsent(base, any -> new ArrayList<>()).addAll(values);
          } else if (TIMES.containsKey(base)) {
            times.add(time(name, TIMES.get(base), index, QueryValue.one(name, values)));
          } else {
            throw unknown(name);
          }
        });
    lists.forEach(ListQuery::requireFew);
    String order = single.getOrDefault("order", "-created_at");
    JobSearch search =
        new JobSearch(
            lists.getOrDefault("id", List.of()),
            lists.getOrDefault("type", List.of()),
            lists.getOrDefault("application", List.of()),
            lists.getOrDefault("status", List.of()).stream().map(ListQuery::status).toList(),
            lists.getOrDefault("created_by", List.of()),
            times,
            searched(single.get("q")),
            order(order),
            order.startsWith("-"),
            QueryValue.number("limit", single.get("limit"), USUAL_LIMIT, 1, HIGHEST_LIMIT),
            QueryValue.number("offset", single.get("offset"), 0, 0, Integer.MAX_VALUE));
    return new ListQuery(search, fields(single.get("fields")));
  }

  private static String searched(String text) {
    return text == null || text.isBlank() ? null : QueryValue.text("q", text);
  }

  private static boolean isIndex(String index) {
    return index == null || index.matches("\\d{0,4}");
  }

  private static void requireFew(String name, List<String> values) {
    if (values.size() > MOST_VALUES) {
      throw new Refusal(
          Kind.INVALID,
          "too_many",
          name,
          "%s has %d values; at most %d are allowed".formatted(name, values.size(), MOST_VALUES));
    }
  }

  private static TimeCondition time(String name, JobTime time, String operator, String value) {
    if (operator == null) {
      if (!value.isEmpty() && !value.equals("null")) {
        throw QueryValue.invalid(
            name,
            value,
            "compare it, as in %s[gte]=2026-11-01, or leave it empty for not reached"
                .formatted(name));
      }
      return new TimeCondition(time, Comparison.NULL, null);
    }
    return new TimeCondition(time, comparison(name, operator), QueryTime.read(name, value));
  }

  private static Comparison comparison(String name, String operator) {
    return switch (operator) {
      case "gt" -> Comparison.GT;
      case "gte" -> Comparison.GTE;
      case "lt" -> Comparison.LT;
      case "lte" -> Comparison.LTE;
      default -> throw unknown(name);
    };
  }

  private static JobStatus status(String value) {
    JobStatus status = STATUSES.get(value);
    if (status == null) {
      throw QueryValue.invalid("status", value, "it may be " + sorted(STATUSES.keySet()));
    }
    return status;
  }

  private static JobTime order(String order) {
    JobTime time = TIMES.get(order.replaceFirst("^-", ""));
    if (time == null) {
      throw QueryValue.invalid(
          "order", order, "it may be %s, with - for descending".formatted(sorted(TIMES.keySet())));
    }
    return time;
  }

  private static Set<String> fields(String text) {
    if (text == null) {
      return JobJson.names();
    }
    Set<String> fields = new LinkedHashSet<>(List.of(text.split(",", -1)));
    for (String field : fields) {
      if (!JobJson.names().contains(field)) {
        throw QueryValue.invalid("fields", field, "there is " + String.join(", ", JobJson.names()));
      }
    }
    // As in Medusa: whoever chooses properties still knows which job they are of.
    fields.add("id");
    return fields;
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Refusal unknown(String name) {
    String known =
        Stream.of(SINGLE, LISTS, TIMES.keySet())
            .flatMap(Set::stream)
            .sorted()
            .collect(Collectors.joining(", "));
    return QueryValue.unknown(name, known);
  }
}
