package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast a job is, and when it may be done if it goes on like this: the range between its speed
 * in the last half minute and its speed since it began.
 *
 * @param perSecond units per second in the last half minute; null if there is too little to tell
 * @param least until the end, at best; null if it cannot be told
 * @param most until the end, at worst; null if it cannot be told
 */
record Forecast(Double perSecond, Duration least, Duration most) {

  static final Forecast NONE = new Forecast(null, null, null);

  private static final Duration RECENT = Duration.ofSeconds(30);
  private static final Duration STALE = Duration.ofMinutes(2);
  private static final int FEWEST = 3;

  static Forecast of(JobDetails job, List<JobSample> samples, Instant now) {
    Instant began = job.timestamps().get(JobStatus.PROCESSING.spelling());
    if (job.status() != JobStatus.PROCESSING || job.publishing() || began == null) {
      return NONE;
    }
    // What was before a pause says nothing about the speed of today.
    List<JobSample> run = samples.stream().filter(one -> one.at().isAfter(began)).toList();
    if (run.size() < FEWEST || job.updatedAt().plus(STALE).isBefore(now)) {
      return NONE;
    }
    JobSample last = new JobSample(job.updatedAt(), job.unitsProcessed());
    double recently = speed(beforeRecent(run, last.at()), last);
    double sinceBegin = speed(run.get(0), last);
    if (recently <= 0 || sinceBegin <= 0) {
      return NONE;
    }
    if (job.jobSize() == null) {
      return new Forecast(recently, null, null);
    }
    double left = Math.max(0, job.jobSize() - job.unitsProcessed());
    Duration one = seconds(left / recently);
    Duration other = seconds(left / sinceBegin);
    return one.compareTo(other) < 0
        ? new Forecast(recently, one, other)
        : new Forecast(recently, other, one);
  }

  private static JobSample beforeRecent(List<JobSample> run, Instant end) {
    JobSample before = run.get(0);
    for (JobSample sample : run) {
      if (!sample.at().isAfter(end.minus(RECENT))) {
        before = sample;
      }
    }
    return before;
  }

  private static double speed(JobSample from, JobSample to) {
    double seconds = Duration.between(from.at(), to.at()).toMillis() / 1000.0;
    return seconds <= 0 ? 0 : (to.units() - from.units()) / seconds;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }
}
