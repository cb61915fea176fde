package io.batchdesk.engine;

import java.time.Instant;
import java.util.Set;

/**
 * A user, for admins.
 *
 * @param mustChangePassword whether a password of their own has to be chosen at the next sign-in
 * @param disabled whether the user cannot sign in
 */
public record UserDetails(
    String name, Set<String> roles, boolean mustChangePassword, boolean disabled, Instant createdAt)
    implements AuditSubject {

  static UserDetails of(BatchUser row) {
    return new UserDetails(
        row.name,
        Set.copyOf(Json.readList(row.roles)),
        row.mustChangePassword,
        row.disabled,
        row.createdAt);
  }

  @Override
  public String auditSubject() {
    return name;
  }
}
