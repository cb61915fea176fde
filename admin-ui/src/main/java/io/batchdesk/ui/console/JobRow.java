package io.batchdesk.ui.console;

import io.batchdesk.engine.JobDetails;
import java.time.ZoneId;

/**
 * A job in a list.
 *
 * @param standing the status, or what a person would rather know; names the colour
 * @param percent as text; empty while unknown
 */
public record JobRow(
    String id,
    String title,
    String standing,
    String word,
    String icon,
    String percent,
    String createdBy,
    String createdAt,
    boolean active) {

  static JobRow of(JobDetails job, Texts texts, ZoneId zone) {
    String standing = JobSentences.standing(job);
    return new JobRow(
        job.id(),
        job.title(),
        standing,
        new JobSentences(texts).word(job),
        StatusIcon.of(standing),
        job.percent() == null ? "" : texts.of("percent", job.percent()),
        job.createdBy(),
        texts.moment(job.createdAt(), zone),
        job.status().active() || job.asked() != null);
  }
}
