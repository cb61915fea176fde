package io.batchdesk;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Who started a job, as known when it was started.
 *
 * @param name the user's name
 * @param roles the user's roles
 * @param locale the language for messages
 * @param timeZone the time zone for dates in messages and files
 */
public record StartedBy(String name, Set<String> roles, Locale locale, ZoneId timeZone) {

  /** Copies the roles. */
  public StartedBy {
    roles = Set.copyOf(roles);
  }
}
