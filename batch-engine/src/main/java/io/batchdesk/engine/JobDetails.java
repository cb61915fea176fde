package io.batchdesk.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A job as the host shows it: what was committed, and what its caller may do with it.
 *
 * @param title the title of its type, in the language of who looks
 * @param application the application that runs its type; null if the type is unknown by now
 * @param labels what its parameters and facts are called, in the language of who looks
 * @param parameters empty if the caller may not see them
 * @param unitsProcessed committed units, never more than were asked for by steps that committed
 * @param publishing whether the handler is done and the files are being put together
 * @param claimed whether an engine holds the job at this moment
 * @param waiting why it does not move; null if it does, or has no reason to
 * @param attempts how often the present step has failed
 * @param dueAt when the next step follows; null if at once or not at all
 * @param asked a stop that was asked for and has not taken effect
 * @param question what the handler asks the person; null if nothing
 * @param sentence what the job did, in the handler's words; may be null
 * @param fields facts about the result, from the handler
 * @param rows what it said of the rows that it reads
 * @param error why it failed; null unless it did
 * @param interruptions how often its engine died
 * @param interruptedUnits the units at the last interruption, or null
 * @param interruptedMillis from the last committed step to the takeover, or null
 * @param returnUrl where the person goes afterwards, or null
 * @param handedOverAt when the starting tab took over the automatic download; null before
 * @param deleteAskedAt when it was asked that the job go away after its cleanup; null if not
 * @param expiresAt when it will be deleted with its files; null if not yet known or never
 * @param timestamps when each status was entered, by its spelling
 * @param actions what the caller may ask for now
 */
public record JobDetails(
    String id,
    String type,
    String title,
    String application,
    JobLabels labels,
    JobStatus status,
    boolean dryRun,
    Map<String, Object> parameters,
    String createdBy,
    Long jobSize,
    long unitsProcessed,
    boolean publishing,
    boolean claimed,
    JobWait waiting,
    int attempts,
    Instant dueAt,
    StopRequest asked,
    String question,
    List<String> choices,
    String sentence,
    Map<String, Object> fields,
    RowSummary rows,
    JobError error,
    int interruptions,
    Long interruptedUnits,
    Long interruptedMillis,
    String returnUrl,
    List<OutputDetails> outputs,
    Instant createdAt,
    Instant updatedAt,
    Instant handedOverAt,
    Instant cleanupAskedAt,
    Instant cleanedUpAt,
    Instant deleteAskedAt,
    Instant expiresAt,
    Map<String, Instant> timestamps,
    Set<JobAction> actions)
    implements AuditSubject {

  private static final int ALMOST = 99;
  private static final int ALL = 100;

  @Override
  public String auditSubject() {
    return id;
  }

  @Override
  public String auditType() {
    return type;
  }

  /** The committed part in percent: null while the size is unknown, 100 only when completed. */
  public Integer percent() {
    if (status == JobStatus.COMPLETED) {
      return ALL;
    }
    if (jobSize == null) {
      return null;
    }
    return jobSize == 0 ? 0 : (int) Math.min(ALMOST, unitsProcessed * 100.0 / jobSize);
  }

  /** When the job ended; null before. */
  public Instant endedAt() {
    return status.ended() ? timestamps.get(status.spelling()) : null;
  }

  /** Whether each of its files was downloaded to the last byte at least once. */
  public boolean downloaded() {
    return !outputs.isEmpty() && outputs.stream().allMatch(output -> output.downloadedAt() != null);
  }

  /** Whether its handler has said that it has failed, so that it cannot be tried again. */
  public boolean givenUp() {
    return error != null && error.code().equals(BatchJob.GIVEN_UP);
  }

  /** Whether its files can be downloaded now. */
  public boolean downloadable() {
    return status.ended()
        && cleanupAskedAt == null
        && !outputs.isEmpty()
        && outputs.stream().allMatch(output -> output.length() != null);
  }

  /** The committed part in percent when it was interrupted last; null if unknown. */
  public Integer interruptedPercent() {
    return interruptedUnits == null || jobSize == null || jobSize == 0
        ? null
        : (int) Math.min(ALMOST, interruptedUnits * 100.0 / jobSize);
  }
}
