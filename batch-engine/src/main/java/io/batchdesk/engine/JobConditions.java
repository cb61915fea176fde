package io.batchdesk.engine;

import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The conditions of a list of jobs, as a query has them. Which index a database takes for them must
 * not be left to luck among a million jobs, so a condition can be written in a way that no index
 * answers: then the index that has the order is taken, and the condition is looked up in it.
 */
final class JobConditions {

  static final String USER = "j.createdBy";
  static final String TYPE = "j.type";
  static final String STATUS = "j.status";
  private static final String CREATED = "j." + JobTime.CREATED.path;

  /** Columns with the values that are wanted, those with fewer jobs to a value first. */
  private final Map<String, List<?>> columns = new LinkedHashMap<>();

  private final List<String> times = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  /** Only jobs with one of these values in a column; none at all if there are no values. */
  void oneOf(String column, List<?> wanted) {
    if (wanted.isEmpty()) {
      nothing();
    } else {
      columns.put(column, wanted);
    }
  }

  /** No job at all. */
  void nothing() {
    others.add("1 = 0");
  }

  void time(JobTime time, JobSearch.Comparison comparison, Instant than) {
    String condition = "j.%s %s".formatted(time.path, comparison.operator);
    times.add(than == null ? condition : condition + " :" + named(than));
  }

  /** Any other condition; its values are named by {@link #named}. */
  void add(String condition) {
    others.add(condition);
  }

  /** Keeps a value, and gives its name in the query. */
  String named(Object value) {
    String name = "value" + values.size();
    values.put(name, value);
    return name;
  }

  boolean none() {
    return columns.isEmpty() && times.isEmpty() && others.isEmpty();
  }

  /** Whether they are one piece of one index, or all of it. */
  boolean onePiece() {
    return none() || times.isEmpty() && others.isEmpty() && columns.size() == 1 && single() != null;
  }

  /**
   * The column of which one value is wanted, and so one piece of its index; null if there is none.
   */
  String single() {
    return columns.keySet().stream()
        .filter(column -> columns.get(column).size() == 1)
        .findFirst()
        .orElse(null);
  }

  /** For whatever index the database likes; but few jobs have not ended. */
  Where anyIndex() {
    boolean rare = columns.containsKey(STATUS) && JobStatus.open().containsAll(columns.get(STATUS));
    return rare ? where(STATUS, false, false) : where(null, true, true);
  }

  /** For the index that begins with a column, or with the time of creation if it is null. */
  Where indexOf(String column) {
    return where(column, false, true);
  }

  /** For an index that begins with something else. */
  Where otherIndex() {
    return where(null, false, false);
  }

  private Where where(String indexed, boolean all, boolean created) {
    Map<String, Object> bound = new HashMap<>(values);
    List<String> written = new ArrayList<>(others);
    columns.forEach(
        (column, wanted) -> {
          String name = "wanted" + bound.size();
          bound.put(name, wanted.size() == 1 ? wanted.get(0) : wanted);
          String condition = column + (wanted.size() == 1 ? " = :" : " in :") + name;
          written.add(all || column.equals(indexed) ? condition : noIndex(condition));
        });
    times.forEach(
        condition -> {
          boolean free = all || created && condition.startsWith(CREATED + " ");
          written.add(free ? condition : noIndex(condition));
        });
    return new Where(written, bound);
  }

  /** No job has an empty id, but no database knows that. */
  private static String noIndex(String condition) {
    return "(%s or j.id = '')".formatted(condition);
  }

  /** Conditions as text, with their values. */
  record Where(List<String> conditions, Map<String, Object> values) {

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
      values.forEach(query::setParameter);
      return query;
    }

    @Override
    public String toString() {
      return conditions.isEmpty()
          ? ""
          : conditions.stream().collect(Collectors.joining(" and ", " where ", ""));
    }
  }
}
