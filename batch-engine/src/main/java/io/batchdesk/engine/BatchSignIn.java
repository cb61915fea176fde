package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser's sign-in: the hash of the token in its cookie. */
@Entity
@Table(name = "batch_sign_in")
class BatchSignIn {

  @Id
  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "user_name")
  String userName;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "last_action_at")
  Instant lastActionAt;

  protected BatchSignIn() {}

  BatchSignIn(String tokenHash, String userName, Instant now) {
    this.tokenHash = tokenHash;
    this.userName = userName;
    this.createdAt = now;
    this.lastActionAt = now;
  }
}
