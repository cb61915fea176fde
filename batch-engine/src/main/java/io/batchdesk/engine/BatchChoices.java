package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The choices that a handler offered for a parameter last, in one language. */
@Entity
@Table(name = "batch_choices")
@IdClass(BatchChoicesKey.class)
class BatchChoices {

  @Id String type;
  @Id String parameter;
  @Id String language;

  /** As JSON. */
  String choices;

  @Column(name = "asked_at")
  Instant askedAt;

  protected BatchChoices() {}

  BatchChoices(BatchChoicesKey key) {
    this.type = key.type;
    this.parameter = key.parameter;
    this.language = key.language;
  }
}
