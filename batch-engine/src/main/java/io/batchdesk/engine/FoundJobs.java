package io.batchdesk.engine;

import java.util.List;

/**
 * One page of a list of jobs.
 *
 * @param jobs those of the page
 * @param count how many there are on all pages, as far as they were counted
 * @param more whether there are more than were counted
 */
public record FoundJobs(List<JobDetails> jobs, long count, boolean more) {

  /** So many jobs are counted for a person, and so far can a list be turned to. */
  public static final int COUNTED = 10_000;
}
