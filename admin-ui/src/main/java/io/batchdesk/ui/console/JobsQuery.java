package io.batchdesk.ui.console;

import io.batchdesk.engine.FoundJobs;
import io.batchdesk.engine.JobSearch;
import io.batchdesk.engine.JobSearch.Comparison;
import io.batchdesk.engine.JobSearch.TimeCondition;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.JobTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the address of the list of all jobs says, in the words of REST. What cannot be read is left
 * out.
 *
 * @param statuses any of these; all if there are none
 * @param from the first day on which they were started, or null
 * @param to the last one, or null
 * @param page from 1
 */
public record JobsQuery(
    List<JobStatus> statuses,
    String type,
    String application,
    String user,
    LocalDate from,
    LocalDate to,
    String text,
    JobTime order,
    boolean descending,
    int page) {

  static final int ROWS = 25;

  private static final int LONGEST = 200;
  private static final int LAST_PAGE = FoundJobs.COUNTED / ROWS;
  private static final String STATUS = "status";
  private static final String ORDER = "order";
  private static final String PAGE = "page";
  private static final Map<String, JobTime> ORDERS =
      Map.of(
          JobTime.CREATED.spelling(), JobTime.CREATED,
          JobTime.ENDED.spelling(), JobTime.ENDED);

  static JobsQuery of(String query) {
    LinkQuery link = LinkQuery.of(query);
    List<String> statuses = LinkQuery.all(query, STATUS);
    String order = link.values().getOrDefault(ORDER, "-" + JobTime.CREATED.spelling());
    return new JobsQuery(
        Arrays.stream(JobStatus.values())
            .filter(status -> statuses.contains(status.spelling()))
            .toList(),
        text(link, "type"),
        text(link, "application"),
        text(link, "created_by"),
        day(link, "from"),
        day(link, "to"),
        text(link, "q"),
        ORDERS.getOrDefault(order.replaceFirst("^-", ""), JobTime.CREATED),
        order.startsWith("-") || !ORDERS.containsKey(order),
        page(link));
  }

  /** Null if it is not given, or cannot be in any job. */
  private static String text(LinkQuery link, String name) {
    String value = link.values().getOrDefault(name, "").strip();
    return value.isEmpty() || value.indexOf('\0') >= 0 || value.length() > LONGEST ? null : value;
  }

  private static LocalDate day(LinkQuery link, String name) {
    try {
      LocalDate day = LocalDate.parse(link.values().getOrDefault(name, ""));
      return day.getYear() < 1 || day.getYear() > 9998 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static int page(LinkQuery link) {
    String page = link.values().getOrDefault(PAGE, "1");
    return page.matches("[1-9]\\d{0,5}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
  }

  /** As the engine finds them. */
  JobSearch search(ZoneId zone) {
    List<TimeCondition> times = new ArrayList<>();
    if (from != null) {
      times.add(new TimeCondition(JobTime.CREATED, Comparison.GTE, start(from, zone)));
    }
    if (to != null) {
      times.add(new TimeCondition(JobTime.CREATED, Comparison.LT, start(to.plusDays(1), zone)));
    }
    return new JobSearch(
        List.of(),
        listed(type),
        listed(application),
        statuses,
        listed(user),
        times,
        text,
        order,
        descending,
        ROWS,
        (page - 1) * ROWS);
  }

  private static List<String> listed(String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether not all jobs are meant. */
  public boolean filtered() {
    return !filters().isEmpty() || !statuses.isEmpty();
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("type", type);
    filters.put("application", application);
    filters.put("created_by", user);
    filters.put("from", from == null ? null : from.toString());
    filters.put("to", to == null ? null : to.toString());
    filters.put("q", text);
    filters.values().removeIf(value -> value == null);
    return filters;
  }

  /** The same list in another order, from its first page. */
  JobsQuery by(JobTime other, boolean latestFirst) {
    return new JobsQuery(statuses, type, application, user, from, to, text, other, latestFirst, 1);
  }

  /** Another page of the same list. */
  JobsQuery at(int other) {
    return new JobsQuery(
        statuses, type, application, user, from, to, text, order, descending, other);
  }

  /** Its order as the address has it; empty if it is the usual one. */
  public String orderText() {
    return order == JobTime.CREATED && descending ? "" : (descending ? "-" : "") + order.spelling();
  }

  /** As it stands behind the question mark. */
  String write() {
    Map<String, String> rest = filters();
    if (!orderText().isEmpty()) {
      rest.put(ORDER, orderText());
    }
    if (page > 1) {
      rest.put(PAGE, Integer.toString(page));
    }
    String chosen =
        statuses.stream()
            .map(status -> STATUS + "=" + status.spelling())
            .collect(Collectors.joining("&"));
    String others = LinkQuery.write(rest);
    return chosen + (chosen.isEmpty() || others.isEmpty() ? "" : "&") + others;
  }

  /** The address of the list. */
  String address() {
    String query = write();
    return "/jobs" + (query.isEmpty() ? "" : "?" + query);
  }
}
