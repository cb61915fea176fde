package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A job in the list of all jobs.
 *
 * @param standing the status, or what a person would rather know; names the colour
 * @param sentence what it did or waits for, or why it failed; null if the word says it all
 * @param progress how far it is
 * @param ended when it ended; null while it has not
 * @param took how long it was there until then; null while it has not ended
 */
public record JobRow(
    String id,
    String title,
    String standing,
    String word,
    String icon,
    String sentence,
    String progress,
    String startedBy,
    String started,
    String ended,
    String took) {

  static JobRow of(JobDetails job, Texts texts, ZoneId zone) {
    String standing = JobSentences.standing(job);
    JobSentences sentences = new JobSentences(texts);
    return new JobRow(
        job.id(),
        job.title(),
        standing,
        sentences.word(job),
        StatusIcon.of(standing),
        job.status().ended() || job.waiting() != null ? sentences.status(job) : null,
        progress(job, sentences),
        job.createdBy(),
        texts.moment(job.createdAt(), zone),
        job.endedAt() == null ? null : texts.moment(job.endedAt(), zone),
        job.endedAt() == null
            ? null
            : sentences.duration(Duration.between(job.createdAt(), job.endedAt())));
  }

  private static String progress(JobDetails job, JobSentences sentences) {
    if (job.percent() != null) {
      return sentences.percent(job.percent());
    }
    return job.unitsProcessed() == 0 ? "" : sentences.units(job);
  }
}
