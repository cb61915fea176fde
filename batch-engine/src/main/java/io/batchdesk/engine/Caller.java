package io.batchdesk.engine;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Who asks for something: the signed-in user.
 *
 * @param name the user's name
 * @param roles the user's present roles
 * @param locale the language of the request
 * @param timeZone the time zone for dates in messages and files
 * @param address from where, for the audit; null if it is not known
 */
public record Caller(
    String name, Set<String> roles, Locale locale, ZoneId timeZone, String address) {

  /** Copies the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Somebody who asks from an address that is not known, for example in a test. */
  public Caller(String name, Set<String> roles, Locale locale, ZoneId timeZone) {
    this(name, roles, locale, timeZone, null);
  }

  /** Whether the user may do everything. */
  public boolean admin() {
    return roles.contains(Access.ADMIN);
  }

  /** Whether the user may see the jobs of everybody. */
  public boolean seesAllJobs() {
    return Access.maySeeAll(this);
  }

  /** Whether the user may have jobs of their own, and control them. */
  public boolean controlsJobs() {
    return Access.maySeeOwn(this);
  }
}
