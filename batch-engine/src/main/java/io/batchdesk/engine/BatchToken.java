package io.batchdesk.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A personal access token: its hash, never the token. */
@Entity
@Table(name = "batch_token")
class BatchToken {

  @Id String id;

  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "user_name")
  String userName;

  String title;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  @Column(name = "last_used_at")
  Instant lastUsedAt;

  protected BatchToken() {}

  BatchToken(String id, String tokenHash, String userName, String title) {
    this.id = id;
    this.tokenHash = tokenHash;
    this.userName = userName;
    this.title = title;
  }
}
