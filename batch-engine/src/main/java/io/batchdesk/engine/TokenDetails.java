package io.batchdesk.engine;

import java.time.Instant;

/**
 * A personal access token, as far as it can be shown.
 *
 * @param user whose it is
 * @param title what its owner calls it
 * @param lastUsedAt to the minute; null if it was never used
 */
public record TokenDetails(
    String id,
    String user,
    String title,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt) {

  static TokenDetails of(BatchToken row) {
    return new TokenDetails(
        row.id, row.userName, row.title, row.createdAt, row.expiresAt, row.lastUsedAt);
  }
}
