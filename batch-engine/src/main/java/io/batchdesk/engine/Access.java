package io.batchdesk.engine;

import io.batchdesk.engine.Refusal.Kind;
import java.util.List;

/** Who may do what; every action asks here with the caller's name and present roles. */
final class Access {

  static final String ADMIN = "admin";
  static final String OPERATOR = "operator";
  static final String VIEWER = "viewer";

  private Access() {}

  /** Whether the caller may start jobs of a type. */
  static boolean mayStart(Caller caller, List<String> rolesAllowed) {
    return caller.admin()
        || caller.roles().contains(OPERATOR)
            && (rolesAllowed.isEmpty() || rolesAllowed.stream().anyMatch(caller.roles()::contains));
  }

  /**
   * Lets only those go on who may start jobs of the type.
   *
   * @throws Refusal {@code FORBIDDEN}, naming the role
   */
  static void requireStart(Caller caller, BatchJobType type) {
    List<String> roles = Json.readList(type.rolesAllowed);
    if (!mayStart(caller, roles)) {
      String needed = roles.isEmpty() ? OPERATOR : OPERATOR + " and " + String.join(" or ", roles);
      throw new Refusal(
          Kind.FORBIDDEN,
          "role_missing",
          null,
          "%s may be started by the role %s, which %s does not have; ask an administrator for it"
              .formatted(type.title, needed, caller.name()));
    }
  }

  /** Whether the caller may see the job at all. */
  static boolean maySee(Caller caller, BatchJob job) {
    return job.createdBy.equals(caller.name()) || maySeeAll(caller);
  }

  /** Whether the caller may see the jobs of everybody. */
  static boolean maySeeAll(Caller caller) {
    return caller.admin() || caller.roles().contains(VIEWER);
  }

  /** Whether the caller may control the job and fetch its files. */
  static boolean owns(Caller caller, BatchJob job) {
    return caller.admin() || job.createdBy.equals(caller.name());
  }
}
