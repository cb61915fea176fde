package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who may sign in. */
@Entity
@Table(name = "batch_user")
class BatchUser {

  @Id String name;

  @Column(name = "password_hash")
  String passwordHash;

  @Column(name = "must_change_password")
  boolean mustChangePassword;

  boolean disabled;
  String roles;

  @Column(name = "created_at")
  Instant createdAt;

  protected BatchUser() {}

  BatchUser(String name, Instant now) {
    this.name = name;
    this.createdAt = now;
  }
}
