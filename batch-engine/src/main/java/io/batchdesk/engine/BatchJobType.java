package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A job type as its application registered it. */
@Entity
@Table(name = "batch_job_type")
class BatchJobType {

  @Id String type;
  String application;
  String title;
  String description;

  @Column(name = "roles_allowed")
  String rolesAllowed;

  String confirm;
  String parameters;

  /** In the languages of its application, as JSON; null for none. */
  String texts;

  int priority;

  protected BatchJobType() {}

  BatchJobType(String type) {
    this.type = type;
  }
}
