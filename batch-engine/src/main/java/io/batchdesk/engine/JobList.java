package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of jobs, a page at a time, of those that the caller may see. Thread-safe. */
@ApplicationScoped
public class JobList {

  @Inject JobReader reader;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Finds a page of jobs, in one transaction. */
  @Transactional
  public FoundJobs find(JobSearch search, Caller caller) {
    Conditions conditions = Conditions.of(search, caller);
    long count =
        conditions
            .bind(entities.createQuery("select count(j) from BatchJob j" + conditions, Long.class))
            .getSingleResult();
    return new FoundJobs(
        count <= search.offset() ? List.of() : page(conditions, search, caller), count);
  }

  /** A page of jobs, without counting the others. */
  @Transactional
  public List<JobDetails> page(JobSearch search, Caller caller) {
    return page(Conditions.of(search, caller), search, caller);
  }

  private List<JobDetails> page(Conditions conditions, JobSearch search, Caller caller) {
    String direction = search.descending() ? " desc" : "";
    List<BatchJob> jobs =
        conditions
            .bind(
                entities.createQuery(
                    "select j from BatchJob j%s order by j.%s%s, j.id%3$s"
                        .formatted(conditions, search.order().path, direction),
                    BatchJob.class))
            .setFirstResult(search.offset())
            .setMaxResults(search.limit())
            .getResultList();
    return reader.details(jobs, caller);
  }

  /** The conditions of a search, as text and with their values. */
  private record Conditions(List<String> all, Map<String, Object> values) {

    static Conditions of(JobSearch search, Caller caller) {
      Conditions conditions = new Conditions(new ArrayList<>(), new HashMap<>());
      if (!Access.maySeeAll(caller)) {
        conditions.in("createdBy", "caller", List.of(caller.name()));
      }
      if (!Access.maySeeAll(caller) && !Access.maySeeOwn(caller)) {
        conditions.all().add("1 = 0");
      }
      conditions.in("id", "ids", search.ids());
      conditions.in("type", "types", search.types());
      conditions.in("status", "statuses", search.statuses());
      conditions.in("createdBy", "users", search.users());
      search.times().forEach(conditions::time);
      return conditions;
    }

    private void in(String path, String name, List<?> wanted) {
      if (!wanted.isEmpty()) {
        all.add("j.%s in :%s".formatted(path, name));
        values.put(name, wanted);
      }
    }

    private void time(JobSearch.TimeCondition condition) {
      String operator = "j.%s %s".formatted(condition.time().path, condition.comparison().operator);
      if (condition.comparison() == JobSearch.Comparison.NULL) {
        all.add(operator);
      } else {
        String name = "time" + values.size();
        all.add(operator + " :" + name);
        values.put(name, condition.than());
      }
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
      values.forEach(query::setParameter);
      return query;
    }

    @Override
    public String toString() {
      return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }
  }
}
