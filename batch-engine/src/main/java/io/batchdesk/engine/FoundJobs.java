package io.batchdesk.engine;

import java.util.List;

/**
 * One page of a list of jobs.
 *
 * @param jobs those of the page
 * @param count how many there are on all pages
 */
public record FoundJobs(List<JobDetails> jobs, long count) {}
