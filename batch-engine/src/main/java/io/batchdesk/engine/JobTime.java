package io.batchdesk.engine;

import java.util.Locale;

/** The times of a job that lists select and sort by. */
public enum JobTime {
  CREATED("times.createdAt"),
  PRE_PROCESSED("times.preProcessedAt"),
  CONFIRMED("times.confirmedAt"),
  PROCESSING("times.processingAt"),
  PAUSED("times.pausedAt"),
  COMPLETED("times.completedAt"),
  FAILED("times.failedAt"),
  CANCELED("times.canceledAt"),
  ENDED("times.endedAt"),
  UPDATED("updatedAt");

  final String path;

  JobTime(String path) {
    this.path = path;
  }

  /** As REST spells it, for example {@code pre_processed_at}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT) + "_at";
  }
}
