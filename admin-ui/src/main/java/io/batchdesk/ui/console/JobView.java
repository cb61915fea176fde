package io.batchdesk.ui.console;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.JobDetails;
import io.batchdesk.engine.JobSample;
import io.batchdesk.engine.JobStatus;
import io.batchdesk.engine.OutputDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A job in the words of its page.
 *
 * @param standing the status, or what a person would rather know; names the colour
 * @param sentence says more than the word, or null; changes with the status only, and is announced
 * @param preview what will happen if somebody confirms it, or null
 * @param advice what to do now, or null
 * @param tab the title of the browser's tab
 * @param progress how far it is
 * @param expires when its files go by themselves, or null
 * @param interruptions that it survived the death of its engine, or null
 * @param took from its start to its end, or null
 * @param returnTo the return URL with the job's id, or null
 * @param backLabel what the way back is called, or null
 * @param mine whether the person may fetch its files and start it again
 */
public record JobView(
    JobDetails job,
    String standing,
    String icon,
    String word,
    String sentence,
    String preview,
    String advice,
    String tab,
    ProgressView progress,
    String interruptions,
    List<Fact> parameters,
    List<Fact> facts,
    List<File> files,
    String startedAt,
    String endedAt,
    String expires,
    String took,
    String returnTo,
    String backLabel,
    boolean mine) {

  /** A file of the job with the words of its link. */
  public record File(
      int number, String name, String size, String sha256, String href, boolean failedRows) {

    static File of(JobDetails job, OutputDetails output, Texts texts) {
      return new File(
          output.number(),
          output.name(),
          texts.bytes(output.length()),
          output.sha256(),
          "/api/admin/batch-jobs/" + job.id() + "/outputs/" + output.number() + "/download",
          output.failedRowsOf() != null);
    }
  }

  /**
   * Makes a view.
   *
   * @param parameters of the job, as they are to be shown
   */
  static JobView of(
      JobDetails job,
      Map<String, Object> parameters,
      List<JobSample> samples,
      Texts texts,
      Caller caller,
      Instant now) {
    boolean mine = caller.admin() || caller.name().equals(job.createdBy());
    ZoneId zone = caller.timeZone();
    JobSentences sentences = new JobSentences(texts);
    String standing = JobSentences.standing(job);
    ReturnPage back = ReturnPage.of(job.returnUrl());
    return new JobView(
        job,
        standing,
        StatusIcon.of(standing),
        sentences.word(job),
        sentences.status(job),
        JobSentences.preview(job),
        sentences.advice(job),
        sentences.tab(job),
        ProgressView.of(job, sentences, samples, now),
        sentences.interruptions(job),
        Fact.ofParameters(parameters, job.labels(), texts),
        facts(job, texts),
        job.downloadable()
            ? job.outputs().stream().map(output -> File.of(job, output, texts)).toList()
            : List.of(),
        texts.moment(job.createdAt(), zone),
        job.endedAt() == null ? null : texts.moment(job.endedAt(), zone),
        job.expiresAt() == null ? null : texts.date(job.expiresAt(), zone),
        job.endedAt() == null
            ? null
            : sentences.duration(Duration.between(job.createdAt(), job.endedAt())),
        back == null ? null : back.with(job.id()),
        back == null ? null : back.label(),
        mine);
  }

  /** Counts in the form of the texts around them. */
  private static List<Fact> facts(JobDetails job, Texts texts) {
    Map<String, Object> fields = new LinkedHashMap<>(job.fields());
    fields.replaceAll(
        (name, value) ->
            value instanceof Integer || value instanceof Long
                ? texts.number(((Number) value).longValue())
                : value);
    return Fact.ofResult(fields, job.labels(), texts);
  }

  /** Whether the engine will change the job without a person. */
  public boolean active() {
    return job.status().active() || job.asked() != null || job.deleteAskedAt() != null;
  }

  /** Whether nobody will change the job but by cleaning it up or trying it again. */
  public boolean ended() {
    return job.status().ended();
  }

  /** Whether it did what it should. */
  public boolean completed() {
    return job.status() == JobStatus.COMPLETED;
  }

  /** Whether its files are deleted, or will be in a moment. */
  public boolean cleanedUp() {
    return job.cleanupAskedAt() != null;
  }

  /** Whether its files can be fetched. */
  public boolean downloadable() {
    return job.downloadable() && mine;
  }

  /** Whether it can be started again with just the rows that it has refused. */
  public boolean failedRows() {
    return completed() && downloadable() && files.stream().anyMatch(File::failedRows);
  }

  /** Whether the handler says that other values, or another file, would help. */
  public boolean refused() {
    return job.error() != null && (job.error().field() != null || job.givenUp());
  }

  /** Whether the page offers to start such a job again. */
  public boolean startable() {
    return mine && cleanedUp() && !refused();
  }

  /** Whether the bar has no end to move towards. */
  public boolean indeterminate() {
    return job.percent() == null && active();
  }

  /** Everything that the page shows apart from progress: when it changes, the page is told. */
  String fingerprint() {
    return Stream.of(
            standing,
            sentence,
            interruptions,
            job.question(),
            job.choices(),
            job.attempts() > 0,
            job.cleanupAskedAt(),
            job.cleanedUpAt(),
            job.handedOverAt(),
            job.downloaded(),
            facts,
            job.actions())
        .map(Objects::toString)
        .reduce("", (all, part) -> all + '\n' + part);
  }
}
