package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobAction;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job on the desk: one sentence, and what can be done with it from there.
 *
 * @param sentence what it did, does or waits for
 * @param percent null while its size is unknown
 * @param indeterminate whether it moves without one knowing how far
 * @param by who started it; null if the person did
 * @param at when it was started
 * @param files what can be downloaded
 */
public record JobCard(
    String id,
    String title,
    String standing,
    String word,
    String icon,
    String sentence,
    Integer percent,
    boolean indeterminate,
    String by,
    String at,
    List<JobView.File> files,
    boolean cancelable,
    boolean deletable,
    boolean active) {

  static JobCard of(
      JobDetails job, List<JobSample> samples, Texts texts, Caller caller, Instant now) {
    String standing = JobSentences.standing(job);
    JobSentences sentences = new JobSentences(texts);
    boolean active = job.status().active() || job.asked() != null;
    boolean mine = caller.name().equals(job.createdBy());
    return new JobCard(
        job.id(),
        job.title(),
        standing,
        sentences.word(job),
        StatusIcon.of(standing),
        sentence(job, sentences, ProgressView.of(job, sentences, samples, now)),
        job.percent(),
        active && job.percent() == null,
        mine ? null : job.createdBy(),
        texts.moment(job.createdAt(), caller.timeZone()),
        job.downloadable() && job.actions().contains(JobAction.CLEAN_UP)
            ? job.outputs().stream().map(output -> JobView.File.of(job, output, texts)).toList()
            : List.of(),
        job.actions().contains(JobAction.CANCEL) && job.asked() == null && !job.status().ended(),
        job.actions().contains(JobAction.DELETE),
        active);
  }

  private static String sentence(JobDetails job, JobSentences sentences, ProgressView progress) {
    if (job.status() == JobStatus.CANCELED) {
      return progress.units();
    }
    if (job.status().ended() || job.waiting() != null) {
      return sentences.status(job);
    }
    if (JobSentences.preview(job) != null) {
      return JobSentences.preview(job);
    }
    String parts =
        Stream.of(progress.units(), progress.left(), progress.waiting())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    return parts.isEmpty() || job.question() != null ? sentences.status(job) : parts;
  }
}
