package io.batchdesk.engine;

import io.batchdesk.RowDifference;
import io.batchdesk.RowError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What jobs have said of the rows that they read, for the host. Each method is one transaction.
 * Thread-safe.
 */
@ApplicationScoped
public class RowFindings {

  @Inject JobAccess access;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** How many refused rows of a job are kept. */
  public int mostErrors() {
    return RowRecords.MOST_ERRORS;
  }

  /** How many values that a job would change are kept. */
  public int mostDifferences() {
    return RowRecords.MOST_DIFFERENCES;
  }

  /**
   * A page of what is kept.
   *
   * @param count how many there were in all, more than are kept
   * @param <T> what it is
   */
  public record Found<T>(List<T> rows, long count) {

    /** Copies the rows. */
    public Found {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The refused rows of a job, in the order in which they were found.
   *
   * @param offset how many to leave out
   * @param limit the most to give
   * @throws Refusal {@code NOT_FOUND} if there is no such job, or the caller may not see what is in
   *     its files
   */
  @Transactional
  public Found<RowError> errors(String jobId, int offset, int limit, Caller caller) {
    BatchJob job = owned(jobId, caller);
    List<RowError> rows =
        page("row_number, title, content, message from batch_row_error", jobId, offset, limit)
            .map(
                row ->
                    new RowError(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3]))
            .toList();
    return new Found<>(rows, job.rows.errors);
  }

  /**
   * The values that a job would change, in the order in which they were found.
   *
   * @param offset how many to leave out
   * @param limit the most to give
   * @throws Refusal as {@link #errors} does
   */
  @Transactional
  public Found<RowDifference> differences(String jobId, int offset, int limit, Caller caller) {
    BatchJob job = owned(jobId, caller);
    List<RowDifference> rows =
        page(
                "row_number, what, title, old_value, new_value from batch_row_difference",
                jobId,
                offset,
                limit)
            .map(
                row ->
                    new RowDifference(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4]))
            .toList();
    return new Found<>(rows, job.rows.differences);
  }

  /**
   * The newest job that reads the refused rows of this one once more; none that the caller may not
   * control.
   */
  @Transactional
  public Optional<String> repeatedBy(String jobId, Caller caller) {
    return entities
        .createQuery(
            "select j.id from BatchJob j where j.rows.repeats = :job"
                + " and (:all = true or j.createdBy = :user) order by j.id desc",
            String.class)
        .setParameter("job", jobId)
        .setParameter("all", caller.admin())
        .setParameter("user", caller.name())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private BatchJob owned(String jobId, Caller caller) {
    BatchJob job = access.visible(jobId, caller);
    if (!Access.owns(caller, job)) {
      throw Refusal.noSuchJob(jobId);
    }
    return job;
  }

  private Stream<Object[]> page(String columns, String jobId, int offset, int limit) {
    List<?> found =
        entities
            .createNativeQuery("select " + columns + " where job_id = ? order by number")
            .setParameter(1, jobId)
            .setFirstResult(offset)
            .setMaxResults(limit)
            .getResultList();
    return found.stream().map(Object[].class::cast);
  }
}
