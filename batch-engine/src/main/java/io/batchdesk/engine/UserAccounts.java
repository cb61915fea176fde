package io.batchdesk.engine;

import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Users, for admins. Users are not deleted, as their jobs and the audit name them; they are
 * disabled. Each method is one transaction and throws {@link Refusal} {@code FORBIDDEN} for who is
 * no admin. Thread-safe.
 */
@ApplicationScoped
public class UserAccounts {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,59}");
  private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final int MOST_ROLES = 20;

  @Inject DatabaseClock clock;
  @Inject OncePerDatabase oncePerDatabase;
  @Inject SignIns signIns;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /** All users, by name. */
  @Transactional
  public List<UserDetails> all(Caller caller) {
    Access.requireAdmin(caller, Wording.of("access.see_users"));
    return entities
        .createQuery("select u from BatchUser u order by u.name", BatchUser.class)
        .getResultStream()
        .map(UserDetails::of)
        .toList();
  }

  /**
   * One user.
   *
   * @throws Refusal also {@code NOT_FOUND} if there is none
   */
  @Transactional
  public UserDetails find(String name, Caller caller) {
    Access.requireAdmin(caller, Wording.of("access.see_users"));
    return UserDetails.of(require(name));
  }

  /**
   * Makes a user.
   *
   * @param wanted the password is needed; no roles and null for {@code disabled} are none; roles
   *     are any of {@code admin}, {@code operator}, {@code viewer}, and those that job types ask
   *     for
   * @throws Refusal also {@code INVALID} if the name, the password or a role cannot be one, {@code
   *     CONFLICT} if there is such a user
   */
  @Transactional
  @Audited("create_user")
  public UserDetails create(String name, UserChange wanted, Caller caller) {
    Access.requireAdmin(caller, Wording.of("access.make_users"));
    if (!NAME.matcher(name).matches()) {
      throw Refusal.notAllowed("name", Wording.of("user.name", Text.echo(name)));
    }
    // Hashing takes long, so it is done before anything of the database is held.
    String hash = Users.hash("password", wanted.password());
    oncePerDatabase.enter();
    if (entities.find(BatchUser.class, name) != null) {
      throw new Refusal(Kind.CONFLICT, "user_exists", "name", Wording.of("user.exists", name));
    }
    BatchUser user = new BatchUser(name, clock.now());
    user.roles = Json.write(List.of());
    apply(wanted, hash, user);
    entities.persist(user);
    return UserDetails.of(user);
  }

  /**
   * Changes a user. What the user may do changes with the next request; with a new password, or
   * when disabled, each browser has to sign in again.
   *
   * @throws Refusal also {@code NOT_FOUND} if there is none, {@code INVALID} for a wrong value,
   *     {@code CONFLICT} if nobody would be left who is an admin
   */
  @Transactional
  @Audited("change_user")
  public UserDetails change(String name, UserChange change, Caller caller) {
    Access.requireAdmin(caller, Wording.of("access.change_users"));
    String hash = change.password() == null ? null : Users.hash("password", change.password());
    oncePerDatabase.enter();
    BatchUser user = require(name);
    apply(change, hash, user);
    requireAnAdmin(user);
    if (hash != null || user.disabled) {
      signIns.endAll(name, null);
    }
    return UserDetails.of(user);
  }

  private static void apply(UserChange change, String hash, BatchUser user) {
    if (change.roles() != null) {
      requireRoles(change.roles());
      user.roles = Json.write(new TreeSet<>(change.roles()));
    }
    if (change.disabled() != null) {
      user.disabled = change.disabled();
    }
    if (hash != null) {
      user.passwordHash = hash;
      user.mustChangePassword = true;
    }
    if (change.mustChangePassword() != null) {
      user.mustChangePassword = change.mustChangePassword();
    }
  }

  private BatchUser require(String name) {
    BatchUser row = Users.possible(name) ? entities.find(BatchUser.class, name) : null;
    if (row == null) {
      throw new Refusal(
          Kind.NOT_FOUND, "unknown_user", null, Wording.of("user.unknown", Text.echo(name)));
    }
    return row;
  }

  private static void requireRoles(Set<String> roles) {
    if (roles.size() > MOST_ROLES) {
      throw Refusal.notAllowed("roles", Wording.of("user.too_many_roles", MOST_ROLES));
    }
    for (String role : roles) {
      if (!ROLE.matcher(role).matches()) {
        throw Refusal.notAllowed("roles", Wording.of("user.role", Text.echo(role)));
      }
    }
  }

  private void requireAnAdmin(BatchUser changed) {
    boolean left =
        entities
            .createQuery("select u from BatchUser u where u.disabled = false", BatchUser.class)
            .getResultStream()
            .anyMatch(user -> Json.readList(user.roles).contains(Access.ADMIN));
    if (!left) {
      throw new Refusal(
          Kind.CONFLICT, "last_admin", "roles", Wording.of("user.last_admin", changed.name));
    }
  }
}
