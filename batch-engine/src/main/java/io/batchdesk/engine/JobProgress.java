package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How jobs came on over their lives: 60 to 120 samples of each, however long it runs. Thread-safe.
 */
@ApplicationScoped
public class JobProgress {

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** Notes the progress now and then; called with the job's row locked, in a step's transaction. */
  void note(BatchJob job, Instant now) {
    if (!job.sampling.due(job.times.processingAt, now)) {
      return;
    }
    job.sampling.take(now);
    entities.persist(new BatchSample(job));
    if (job.sampling.full()) {
      job.sampling.halve();
      dropEveryOther(job);
    }
  }

  /** All but the newest of each two. */
  private void dropEveryOther(BatchJob job) {
    entities.flush();
    List<Long> numbers =
        entities
            .createQuery(
                "select s.number from BatchSample s where s.jobId = :job order by s.number desc",
                Long.class)
            .setParameter("job", job.id)
            .getResultList();
    List<Long> dropped =
        IntStream.range(0, numbers.size()).filter(i -> i % 2 == 1).mapToObj(numbers::get).toList();
    entities
        .createQuery("delete from BatchSample s where s.jobId = :job and s.number in :numbers")
        .setParameter("job", job.id)
        .setParameter("numbers", dropped)
        .executeUpdate();
  }

  /**
   * The samples of jobs that their caller has been shown, by the jobs' ids, oldest first; a job
   * that worked for less than a second has none.
   */
  @Transactional
  public Map<String, List<JobSample>> of(Collection<JobDetails> jobs) {
    List<String> ids = jobs.stream().map(JobDetails::id).toList();
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select s from BatchSample s where s.jobId in :jobs order by s.jobId, s.number",
            BatchSample.class)
        .setParameter("jobs", ids)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                sample -> sample.jobId,
                Collectors.mapping(
                    sample -> new JobSample(sample.takenAt, sample.units), Collectors.toList())));
  }
}
