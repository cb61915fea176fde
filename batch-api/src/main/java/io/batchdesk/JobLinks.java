package io.batchdesk;

import java.time.Duration;
import java.util.Optional;

/**
 * Builds links that start a job from a page of an application: the person follows the link, the
 * support page starts the job, shows its progress, hands over the file and leads back. Inject it:
 *
 * <pre>{@code
 * @Inject JobLinks links;
 *
 * String exportLink() {
 *   return links.to("contact-list").parameter("country", country).returnUrl("/sample/contacts").build();
 * }
 * }</pre>
 *
 * <p>A link is signed, so that nobody can make one up that starts a job by itself. It is good for
 * one job per user: opened again it leads to the same job. Thread-safe.
 */
public interface JobLinks {

  /**
   * Begins a link that starts a job of this type.
   *
   * @param jobType as in {@link JobType#value()}, of any application
   */
  Builder to(String jobType);

  /**
   * The job that a person comes back from: the support page adds {@code batch_job=<id>} to the
   * return URL.
   *
   * @param jobId the value of that parameter, unchecked; may be null
   * @return empty if there is no such job, or it has not completed
   */
  Optional<FinishedJob> finished(String jobId);

  /** A link in the making. Not thread-safe. */
  interface Builder {

    /**
     * Sets a parameter of the job. Null and empty texts are left out.
     *
     * @param name a component of the type's parameter record
     * @param value a text, number, truth value, enum, or a date or time of {@code java.time}
     */
    Builder parameter(String name, Object value);

    /**
     * Where the person goes when the job is done: a path on the host's origin, or a URL of an
     * origin that the host allows.
     *
     * @throws IllegalArgumentException if it is neither a path nor an {@code http(s)} URL
     */
    Builder returnUrl(String url);

    /** Names the user for whom the link starts the job by itself, from wherever it is opened. */
    Builder forUser(String user);

    /** How long the link starts a job by itself. Default: 12 hours. */
    Builder validFor(Duration duration);

    /** The signed link: a URL, or a path when the host has no public address of its own. */
    String build();
  }

  /**
   * What a page tells a person who comes back from a completed job.
   *
   * @param id the job's id
   * @param sentence what the job did, for example {@code Exported 12,345 contacts}
   * @param outputBytes the length of its files in bytes, 0 without a file
   * @param link the job's page
   */
  record FinishedJob(String id, String sentence, long outputBytes, String link) {}
}
