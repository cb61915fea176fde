package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Finds the ids of the jobs of a list, so that it stays quick among a million of them. */
@ApplicationScoped
class JobFinder {

  /** So many of the newest jobs are searched for a text. */
  private static final int SEARCHED = 5_000;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  JobConditions conditions(JobSearch search, Caller caller) {
    JobConditions conditions = new JobConditions();
    users(search.users(), caller, conditions);
    types(search, conditions);
    chosen(JobConditions.STATUS, search.statuses(), conditions);
    chosen("j.id", search.ids(), conditions);
    search.times().forEach(time -> conditions.time(time.time(), time.comparison(), time.than()));
    if (search.text() != null) {
      text(search.text(), conditions);
    }
    return conditions;
  }

  private static void users(List<String> wanted, Caller caller, JobConditions conditions) {
    if (Access.maySeeAll(caller)) {
      chosen(JobConditions.USER, wanted, conditions);
    } else if (Access.maySeeOwn(caller) && (wanted.isEmpty() || wanted.contains(caller.name()))) {
      conditions.oneOf(JobConditions.USER, List.of(caller.name()));
    } else {
      conditions.nothing();
    }
  }

  private void types(JobSearch search, JobConditions conditions) {
    if (search.applications().isEmpty()) {
      chosen(JobConditions.TYPE, search.types(), conditions);
    } else {
      List<String> offered =
          entities
              .createQuery(
                  "select t.type from BatchJobType t where t.application in :applications",
                  String.class)
              .setParameter("applications", search.applications())
              .getResultList();
      conditions.oneOf(
          JobConditions.TYPE,
          offered.stream()
              .filter(type -> search.types().isEmpty() || search.types().contains(type))
              .toList());
    }
  }

  private static void chosen(String column, List<?> wanted, JobConditions conditions) {
    if (!wanted.isEmpty()) {
      conditions.oneOf(column, wanted);
    }
  }

  /** An id is looked up; anything else is looked for in what the newest jobs say. */
  private void text(String text, JobConditions conditions) {
    String id = text.strip().replaceFirst("(?i)^batch_", "").toUpperCase(Locale.ROOT);
    if (("batch_" + id).matches(JobAccess.ID_FORM)) {
      conditions.oneOf("j.id", List.of("batch_" + id));
      return;
    }
    if (count(conditions, SEARCHED + 1) > SEARCHED) {
      conditions.time(JobTime.CREATED, JobSearch.Comparison.GTE, oldestSearched(conditions));
    }
    String like = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    String contains = " like :%s escape '!'".formatted(conditions.named(like));
    conditions.add(
        "(lower(j.sentence)%1$s or lower(j.errorMessage)%1$s or lower(j.id)%1$s or lower(j.type)%1$s or lower(j.createdBy)%1$s or j.type in (select t.type from BatchJobType t where lower(t.title)%1$s))"
            .formatted(contains));
  }

  private Instant oldestSearched(JobConditions conditions) {
    JobConditions.Where where = conditions.indexOf(conditions.single());
    return where
        .bind(
            entities.createQuery(
                "select j.times.createdAt from BatchJob j"
                    + where
                    + newestFirst(conditions.single()),
                Instant.class))
        .setFirstResult(SEARCHED - 1)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /** Counts no further than to a bound. */
  int count(JobConditions conditions, int bound) {
    JobConditions.Where where = conditions.anyIndex();
    return where
        .bind(entities.createQuery("select j.id from BatchJob j" + where, String.class))
        .setMaxResults(bound)
        .getResultList()
        .size();
  }

  /** Counts all, however many there are. */
  long count(JobConditions conditions) {
    JobConditions.Where where = conditions.anyIndex();
    return where
        .bind(entities.createQuery("select count(j.id) from BatchJob j" + where, Long.class))
        .getSingleResult();
  }

  /**
   * The ids of a page.
   *
   * @param few whether no more than {@link FoundJobs#COUNTED} jobs are in the list, so that they
   *     can be sorted
   */
  List<String> page(JobConditions conditions, JobSearch search, boolean few) {
    String direction = search.descending() ? " desc" : "";
    JobConditions.Where where;
    String order;
    if (few && !conditions.none()) {
      where = conditions.anyIndex();
      // An expression, so that the index for the conditions is taken and not one for the order.
      order =
          " order by coalesce(j.%1$s, j.%1$s)%2$s nulls last, j.id%2$s"
              .formatted(search.order().path, direction);
    } else if (search.newestFirst()) {
      where = conditions.indexOf(conditions.single());
      order = newestFirst(conditions.single());
    } else if (search.order() == JobTime.CREATED) {
      where = conditions.indexOf(null);
      order = " order by j.times.createdAt, j.id";
    } else {
      where = search.order() == JobTime.ENDED ? conditions.otherIndex() : conditions.anyIndex();
      order = " order by j.%1$s%2$s nulls last, j.id%2$s".formatted(search.order().path, direction);
    }
    return where
        .bind(entities.createQuery("select j.id from BatchJob j" + where + order, String.class))
        .setFirstResult(search.offset())
        .setMaxResults(search.limit())
        .getResultList();
  }

  /** The column has one value; it is named because the index begins with it. */
  private static String newestFirst(String column) {
    return " order by %sj.times.createdAt desc, j.id desc"
        .formatted(column == null ? "" : column + ", ");
  }
}
