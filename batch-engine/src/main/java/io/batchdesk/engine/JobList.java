package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of jobs, a page at a time, of those that the caller may see. Thread-safe. */
@ApplicationScoped
public class JobList {

  @Inject JobReader reader;
  @Inject JobFinder finder;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Finds a page of jobs and counts all of them, in one transaction. */
  @Transactional
  public FoundJobs find(JobSearch search, Caller caller) {
    FoundJobs found = browse(search, caller);
    return found.more()
        ? new FoundJobs(found.jobs(), finder.count(finder.conditions(search, caller)), false)
        : found;
  }

  /**
   * Finds a page of jobs for a person, in one transaction. Counts no further than to 10,000, so
   * that it is quick among a million jobs.
   */
  @Transactional
  public FoundJobs browse(JobSearch search, Caller caller) {
    JobConditions conditions = finder.conditions(search, caller);
    int count = finder.count(conditions, FoundJobs.COUNTED + 1);
    boolean more = count > FoundJobs.COUNTED;
    return new FoundJobs(
        count <= search.offset() && !more
            ? List.of()
            : details(finder.page(conditions, search, !more), caller),
        Math.min(count, FoundJobs.COUNTED),
        more);
  }

  /** A page of jobs, without counting the others. */
  @Transactional
  public List<JobDetails> page(JobSearch search, Caller caller) {
    JobConditions conditions = finder.conditions(search, caller);
    // Whether there are few decides about the way to sort; here one index has them in order anyway.
    return search.newestFirst() && conditions.onePiece()
        ? details(finder.page(conditions, search, false), caller)
        : browse(search, caller).jobs();
  }

  private List<JobDetails> details(List<String> ids, Caller caller) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, BatchJob> jobs =
        entities
            .createQuery("select j from BatchJob j where j.id in :ids", BatchJob.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(job -> job.id, Function.identity()));
    return reader.details(ids.stream().map(jobs::get).filter(Objects::nonNull).toList(), caller);
  }
}
