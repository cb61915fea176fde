package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A deployed application with an engine, on one node. */
@Entity
@Table(name = "batch_application")
@IdClass(BatchApplicationKey.class)
class BatchApplication {

  @Id String name;
  @Id String node;

  @Column(name = "deployed_as")
  String deployedAs;

  @Column(name = "engine_version")
  String engineVersion;

  String problem;

  /** Types that it has handlers for, with the applications that own them: JSON, or null. */
  @Column(name = "refused_types")
  String refusedTypes;

  int threads;

  @Column(name = "threads_busy")
  int threadsBusy;

  @Column(name = "threads_lost")
  int threadsLost;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "last_seen_at")
  Instant lastSeenAt;

  @Column(name = "steps_done")
  long stepsDone;

  @Column(name = "steps_failed")
  long stepsFailed;

  long claims;
  long takeovers;

  @Column(name = "queue_delay_millis")
  long queueDelayMillis;

  protected BatchApplication() {}

  BatchApplication(String name, String node) {
    this.name = name;
    this.node = node;
  }
}
