package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** When a job reached each status. */
@Embeddable
class StatusTimes {

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "pre_processed_at")
  Instant preProcessedAt;

  @Column(name = "confirmed_at")
  Instant confirmedAt;

  @Column(name = "processing_at")
  Instant processingAt;

  @Column(name = "paused_at")
  Instant pausedAt;

  @Column(name = "completed_at")
  Instant completedAt;

  @Column(name = "failed_at")
  Instant failedAt;

  @Column(name = "canceled_at")
  Instant canceledAt;

  /** When it reached a status in which no engine works on it any more; null while it may. */
  @Column(name = "ended_at")
  Instant endedAt;

  /** A job that is tried again has not failed any more, and was created only once. */
  void reached(JobStatus status, Instant now) {
    endedAt = status.ended() ? now : null;
    switch (status) {
      case CREATED -> {
        createdAt = createdAt == null ? now : createdAt;
        failedAt = null;
      }
      case PRE_PROCESSED -> preProcessedAt = now;
      case CONFIRMED -> {
        confirmedAt = now;
        failedAt = null;
      }
      case PROCESSING -> processingAt = now;
      case PAUSED -> pausedAt = now;
      case COMPLETED -> completedAt = now;
      case FAILED -> failedAt = now;
      case CANCELED -> canceledAt = now;
    }
  }

  /** Those that were reached, by the spelling of the status. */
  Map<String, Instant> bySpelling() {
    Map<String, Instant> times = new LinkedHashMap<>();
    times.put(JobStatus.CREATED.spelling(), createdAt);
    times.put(JobStatus.PRE_PROCESSED.spelling(), preProcessedAt);
    times.put(JobStatus.CONFIRMED.spelling(), confirmedAt);
    times.put(JobStatus.PROCESSING.spelling(), processingAt);
    times.put(JobStatus.PAUSED.spelling(), pausedAt);
    times.put(JobStatus.COMPLETED.spelling(), completedAt);
    times.put(JobStatus.FAILED.spelling(), failedAt);
    times.put(JobStatus.CANCELED.spelling(), canceledAt);
    times.values().removeIf(Objects::isNull);
    return times;
  }
}
