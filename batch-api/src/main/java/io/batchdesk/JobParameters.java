package io.batchdesk;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * A job as its handler sees it during one step: a snapshot with the parameters, the state and the
 * outputs. Changes are committed with the step. It is used by one thread and not after the step.
 */
public interface JobParameters {

  /** The job's id, {@code batch_…}. */
  String jobId();

  /** The job's type, as in {@link JobType#value()}. */
  String type();

  /** Who started the job. */
  StartedBy startedBy();

  /** Whether the job was started as a dry run. */
  boolean dryRun();

  /**
   * The parameters that the job was started with; the same in every step.
   *
   * @param type the record that {@link JobType#parameters()} declares
   */
  <P extends Record> P parameters(Class<P> type);

  /**
   * The state that the last committed step left.
   *
   * @throws IllegalStateException if no step has set one yet
   */
  <S extends Record> S state(Class<S> type);

  /** Whether a step has set a state. */
  boolean hasState();

  /**
   * Sets the state for the next step. It is kept as JSON: dates and times of {@code java.time}
   * survive, unknown fields are ignored when it is read. Keep it small: a log warning comes over 64
   * KiB, and more than 1,000,000 characters fail the step.
   */
  void setState(Record state);

  /** The expected units of the job; empty while unknown. */
  OptionalLong jobSize();

  /**
   * Sets or re-estimates the expected units.
   *
   * @throws IllegalArgumentException if {@code units} is negative
   */
  void setJobSize(long units);

  /**
   * The units of all committed steps. Pre-processing has a count of its own: with the first step of
   * processing it begins again at 0.
   */
  long unitsProcessed();

  /**
   * The choice of the person, in the step after one that answered <em>ask</em>; otherwise empty.
   */
  Optional<String> answer();

  /**
   * An output of the job, made at the first call with this name.
   *
   * @param name the name that the person sees; it never becomes a path
   * @param mediaType for example {@code text/csv;charset=UTF-8}
   * @throws IllegalArgumentException if the name is blank or longer than 200 characters
   */
  JobOutput output(String name, String mediaType);

  /**
   * The output that takes the refused rows of an upload, in a form in which they can be corrected
   * and uploaded again; made at the first call. The page offers to start again with it, as it is or
   * corrected.
   *
   * @param upload a component of the {@link #parameters parameter record}
   * @param name the name that the person sees
   * @param mediaType for example {@code text/csv;charset=UTF-8}
   * @throws IllegalArgumentException as {@link #output} and {@link #upload} do, and if the refused
   *     rows of this upload go to another output already: a job has one for each
   */
  JobOutput failedRows(Upload upload, String name, String mediaType);

  /**
   * Tries something out: does it in a transaction of its own, has what is pending written, so that
   * the database's constraints are found, and rolls it back. What the step itself wrote is not seen
   * there. Times out with the step.
   *
   * @throws Exception what the work threw, or the database when what was pending was written
   */
  void rehearse(Callable<?> work) throws Exception;

  /**
   * Whether this step was begun before and has failed, or asked to be {@linkplain
   * JobStepResponse#repeat() repeated}: time to find out which unit it is.
   */
  boolean repeated();

  /**
   * A file that the job was started with.
   *
   * @param upload a component of the {@link #parameters parameter record}
   * @throws IllegalArgumentException if the job was not started with it, or is cleaned up
   */
  JobUpload upload(Upload upload);

  /**
   * A key for an effect outside the database, the same each time the step is repeated.
   *
   * @param n tells several effects of the job apart, for example the number of the unit
   */
  String idempotencyKey(long n);
}
