package io.batchdesk.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a job stands. The comment of each status says who moves it on and what a crash leaves
 * behind.
 */
public enum JobStatus {
  /** Stored and staged. An engine creates and pre-processes it; a crash leaves it here, staged. */
  CREATED,
  /** Counted and checked. The engine goes on at once, or a person confirms. */
  PRE_PROCESSED,
  /** Ready to process. An engine takes it; a crash leaves it here, staged. */
  CONFIRMED,
  /** An engine works on it, or will as soon as it is due. A crash leaves it here, staged. */
  PROCESSING,
  /** A person paused it or has to answer a question. Only a person moves it on. */
  PAUSED,
  /** Done. Final. */
  COMPLETED,
  /** Refused, or no attempt is left. A person may try again or cancel. */
  FAILED,
  /** Stopped for good by a person. Final. */
  CANCELED;

  /** The statuses that a job in this status may move to. */
  Set<JobStatus> next() {
    return switch (this) {
      case CREATED -> EnumSet.of(PRE_PROCESSED, COMPLETED, FAILED, CANCELED);
      case PRE_PROCESSED -> EnumSet.of(CONFIRMED, CANCELED);
      case CONFIRMED -> EnumSet.of(PROCESSING, PAUSED, CANCELED);
      case PROCESSING -> EnumSet.of(COMPLETED, FAILED, PAUSED, CANCELED);
      case PAUSED -> EnumSet.of(CONFIRMED, CANCELED);
      case FAILED -> EnumSet.of(CREATED, CONFIRMED, CANCELED);
      case COMPLETED, CANCELED -> EnumSet.noneOf(JobStatus.class);
    };
  }

  /** Whether no engine will work on the job any more unless a person asks. */
  public boolean ended() {
    return this == COMPLETED || this == FAILED || this == CANCELED;
  }

  /** Those that are no end. */
  public static Set<JobStatus> open() {
    EnumSet<JobStatus> open = EnumSet.allOf(JobStatus.class);
    open.removeIf(JobStatus::ended);
    return open;
  }

  /** Whether an engine works on the job by itself. */
  public boolean active() {
    return this == CREATED || this == CONFIRMED || this == PROCESSING;
  }

  /** In a sentence. */
  Wording words() {
    return Wording.of("status." + spelling());
  }

  /** As REST and pages spell it, for example {@code pre_processed}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
