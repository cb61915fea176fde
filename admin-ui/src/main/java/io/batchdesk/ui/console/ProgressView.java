package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a job is, in words.
 *
 * @param percent null while its size is unknown
 * @param units what was done of what; null if there is nothing to tell
 * @param rate how fast it is, or null
 * @param left how long it may take, or null
 * @param elapsed how long it has been working since it began or went on; null if it does not
 * @param waiting why nothing happens at this moment, or null
 * @param lost what would be lost with the job, or null
 * @param pace in how many milliseconds it is worth asking again
 */
public record ProgressView(
    String percent,
    String units,
    String rate,
    String left,
    String elapsed,
    String waiting,
    String lost,
    int pace) {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int SOON = 1000;
  private static final int RUNNING = 2000;
  private static final int WAITING = 5000;

  static ProgressView of(
      JobDetails job, JobSentences sentences, List<JobSample> samples, Instant now) {
    Forecast forecast = Forecast.of(job, samples, now);
    Instant began = job.timestamps().get(JobStatus.PROCESSING.spelling());
    boolean works = job.status() == JobStatus.PROCESSING && began != null;
    return new ProgressView(
        job.percent() == null ? null : sentences.percent(job.percent()),
        job.jobSize() == null && job.unitsProcessed() == 0 ? null : sentences.units(job),
        forecast.perSecond() == null ? null : sentences.rate(forecast.perSecond()),
        sentences.left(forecast),
        works ? sentences.elapsed(Duration.between(began, now)) : null,
        sentences.waiting(job, now),
        sentences.lost(job),
        pace(job, now));
  }

  private static int pace(JobDetails job, Instant now) {
    if (job.createdAt().plus(FRESH).isAfter(now) || job.asked() != null) {
      return SOON;
    }
    return job.waiting() != null || job.attempts() > 0 ? WAITING : RUNNING;
  }
}
