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
      Wording needed =
          roles.isEmpty()
              ? Wording.said(OPERATOR)
              : Wording.of("and", OPERATOR, Wording.joined("or", roles));
      throw new Refusal(
          Kind.FORBIDDEN,
          "role_missing",
          null,
          Wording.of("access.start", TypeTexts.of(type).title(type), needed, caller.name()));
    }
  }

  /** Whether the caller may see the job at all. */
  static boolean maySee(Caller caller, BatchJob job) {
    return owns(caller, job) || maySeeAll(caller);
  }

  /** Whether the caller may see the jobs of everybody. */
  static boolean maySeeAll(Caller caller) {
    return caller.admin() || caller.roles().contains(VIEWER);
  }

  /** Whether the caller may see jobs of their own. */
  static boolean maySeeOwn(Caller caller) {
    return caller.admin() || caller.roles().contains(OPERATOR);
  }

  /** Whether the caller may control the job and fetch its files. */
  static boolean owns(Caller caller, BatchJob job) {
    return caller.admin() || maySeeOwn(caller) && job.createdBy.equals(caller.name());
  }

  /** Whether the caller may ask for something that lets the work of a type go on. */
  static boolean mayGoOn(Caller caller, BatchJobType type, JobAction action) {
    return !action.goesOn() || type == null || mayStart(caller, Json.readList(type.rolesAllowed));
  }

  /**
   * Lets only admins go on.
   *
   * @param what they want to do, for the sentence
   * @throws Refusal {@code FORBIDDEN}
   */
  static void requireAdmin(Caller caller, Wording what) {
    if (!caller.admin()) {
      throw missing(ADMIN, what, caller);
    }
  }

  /**
   * Lets only those go on who have one of the three roles.
   *
   * @throws Refusal {@code FORBIDDEN}
   */
  static void requireRole(Caller caller, Wording what) {
    if (!maySeeOwn(caller) && !maySeeAll(caller)) {
      throw missing(VIEWER, what, caller);
    }
  }

  /**
   * Lets only those go on who start jobs.
   *
   * @throws Refusal {@code FORBIDDEN}
   */
  static void requireOperator(Caller caller, Wording what) {
    if (!maySeeOwn(caller)) {
      throw missing(OPERATOR, what, caller);
    }
  }

  private static Refusal missing(String role, Wording what, Caller caller) {
    return new Refusal(
        Kind.FORBIDDEN, "role_missing", null, Wording.of("access.role", role, what, caller.name()));
  }
}
