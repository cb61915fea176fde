package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who gets status changes: an application with observers, on whatever nodes. */
@Entity
@Table(name = "batch_subscriber")
class BatchSubscriber {

  static final String APPLICATION = "application";

  @Id String name;

  /** How it gets them; other kinds than {@link #APPLICATION} are not there yet. */
  String kind;

  Instant since;

  @Column(name = "last_seen_at")
  Instant lastSeenAt;

  @Column(name = "warned_at")
  Instant warnedAt;

  @Column(name = "dropped_at")
  Instant droppedAt;

  @Column(name = "dropped_deliveries")
  long droppedDeliveries;

  protected BatchSubscriber() {}

  BatchSubscriber(String application, Instant now) {
    this.name = application;
    this.kind = APPLICATION;
    this.since = now;
    this.lastSeenAt = now;
  }

  /** It is there, again or still. */
  void seen(Instant now) {
    lastSeenAt = now;
    if (droppedAt != null) {
      droppedAt = null;
      droppedDeliveries = 0;
      since = now;
    }
  }

  void drop(Instant now) {
    droppedAt = now;
    warnedAt = null;
  }
}
