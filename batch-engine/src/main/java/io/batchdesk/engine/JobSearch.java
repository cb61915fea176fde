package io.batchdesk.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Which jobs a list shows. An empty list of values stands for all of them.
 *
 * @param ids only these
 * @param types only of these types
 * @param applications only of the types that these offer
 * @param statuses only in these statuses
 * @param users only started by these
 * @param times all of these hold
 * @param text in the id, type, title, user, sentence or error of the job, in upper or lower case;
 *     anything but an id is searched for in the newest 5,000 jobs that are selected by everything
 *     else; null for any
 * @param order by which time they are sorted
 * @param descending whether the latest come first
 * @param limit how many at most, from 1
 * @param offset how many of the first ones are left out
 */
public record JobSearch(
    List<String> ids,
    List<String> types,
    List<String> applications,
    List<JobStatus> statuses,
    List<String> users,
    List<TimeCondition> times,
    String text,
    JobTime order,
    boolean descending,
    int limit,
    int offset) {

  /** All jobs, the newest first. */
  public static JobSearch newest(int limit) {
    return new JobSearch(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        JobTime.CREATED,
        true,
        limit,
        0);
  }

  /** Only the jobs with these ids. */
  public static JobSearch these(List<String> ids) {
    return new JobSearch(
        ids,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        JobTime.CREATED,
        true,
        ids.size(),
        0);
  }

  /** The same, but only in these statuses. */
  public JobSearch in(Collection<JobStatus> only) {
    return new JobSearch(
        ids,
        types,
        applications,
        List.copyOf(only),
        users,
        times,
        text,
        order,
        descending,
        limit,
        offset);
  }

  /** The same, but only those that this user started. */
  public JobSearch by(String user) {
    return new JobSearch(
        ids,
        types,
        applications,
        statuses,
        List.of(user),
        times,
        text,
        order,
        descending,
        limit,
        offset);
  }

  boolean newestFirst() {
    return order == JobTime.CREATED && descending;
  }

  /** How a time is compared. */
  public enum Comparison {
    /** Later. */
    GT(">"),
    /** Later, or the same. */
    GTE(">="),
    /** Earlier. */
    LT("<"),
    /** Earlier, or the same. */
    LTE("<="),
    /** Not reached yet; there is nothing to compare with. */
    NULL("is null");

    final String operator;

    Comparison(String operator) {
      this.operator = operator;
    }
  }

  /**
   * A condition on one of a job's times.
   *
   * @param than what it is compared with; null for {@link Comparison#NULL}
   */
  public record TimeCondition(JobTime time, Comparison comparison, Instant than) {}
}
