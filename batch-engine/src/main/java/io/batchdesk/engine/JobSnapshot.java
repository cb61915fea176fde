package io.batchdesk.engine;

import io.batchdesk.StartedBy;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A job as it is after its last committed step, for the engine that holds its claim. */
record JobSnapshot(
    String id,
    String type,
    JobStatus status,
    boolean claimed,
    Phase phase,
    long claim,
    long step,
    int attempts,
    boolean dryRun,
    String parameters,
    String state,
    Long jobSize,
    long unitsProcessed,
    int batchSize,
    String answer,
    StartedBy startedBy,
    List<OutputProgress> outputs) {

  /** What the next step is about. */
  enum Phase {
    /** {@code createJob}. */
    CREATE("createJob"),
    /** {@code preProcessJob}. */
    PRE_PROCESS("preProcessJob"),
    /** {@code continueJob}. */
    CONTINUE("continueJob"),
    /** The handler is done; the engine puts the files together. */
    PUBLISH("publishing its files"),
    /** {@code cleanupJob}. */
    CLEANUP("cleanupJob"),
    /** A person has to confirm, answer or resume, or the job has ended. */
    NONE("nothing");

    /** As a person who reads an error knows it. */
    final String words;

    Phase(String words) {
      this.words = words;
    }
  }

  static JobSnapshot of(BatchJob job, List<OutputProgress> outputs) {
    return new JobSnapshot(
        job.id,
        job.type,
        job.status,
        job.claimedBy != null,
        phase(job),
        job.claimNumber,
        job.stepNumber,
        job.attempts,
        job.dryRun,
        job.parameters,
        job.state,
        job.jobSize,
        job.unitsProcessed,
        job.batchSize,
        job.answer,
        new StartedBy(
            job.createdBy,
            Set.copyOf(Json.readList(job.ownerRoles)),
            Locale.forLanguageTag(job.locale),
            ZoneId.of(job.timeZone)),
        outputs);
  }

  private static Phase phase(BatchJob job) {
    if (job.cleanupAskedAt != null && job.cleanedUpAt == null) {
      return Phase.CLEANUP;
    }
    return switch (job.status) {
      case CREATED -> {
        if (job.publishing) {
          yield Phase.PUBLISH;
        }
        yield job.prepared ? Phase.PRE_PROCESS : Phase.CREATE;
      }
      case CONFIRMED, PROCESSING -> job.publishing ? Phase.PUBLISH : Phase.CONTINUE;
      default -> Phase.NONE;
    };
  }
}
