package io.batchdesk.engine;

import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The users, for the host. Thread-safe. */
@ApplicationScoped
public class Users {

  private static final int SHORTEST_PASSWORD = 12;

  /** In characters; a longer one is never right. */
  public static final int LONGEST_PASSWORD = 200;

  @Inject DatabaseClock clock;
  @Inject OncePerDatabase oncePerDatabase;
  @Inject SignIns signIns;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * A user.
   *
   * @param mustChangePassword whether a password of their own has to be chosen before anything else
   */
  public record User(String name, Set<String> roles, boolean mustChangePassword) {}

  /**
   * Makes the first user, {@code admin}, if there is no user at all.
   *
   * @param password the first password
   * @param mustChange whether it has to be changed at the first sign-in
   * @return whether the user was made
   */
  @Transactional
  public boolean makeFirst(String password, boolean mustChange) {
    oncePerDatabase.enterAtStart();
    long users =
        entities.createQuery("select count(u) from BatchUser u", Long.class).getSingleResult();
    if (users > 0) {
      return false;
    }
    BatchUser admin = new BatchUser("admin", clock.now());
    admin.passwordHash = PasswordHash.hash(password.toCharArray());
    admin.mustChangePassword = mustChange;
    admin.roles = Json.write(List.of(Access.ADMIN));
    entities.persist(admin);
    return true;
  }

  /** The user with this name, unless disabled. */
  @Transactional
  public Optional<User> find(String name) {
    return Optional.ofNullable(row(name)).filter(row -> !row.disabled).map(Users::user);
  }

  /** The hash of a user's password, to notice when it was changed; empty without such a user. */
  @Transactional
  public Optional<String> passwordHash(String name) {
    return Optional.ofNullable(row(name)).filter(row -> !row.disabled).map(row -> row.passwordHash);
  }

  /** A name that cannot be one is not looked for: some databases refuse to be asked for it. */
  static boolean possible(String name) {
    return name.length() <= 100 && name.chars().noneMatch(Character::isISOControl);
  }

  private BatchUser row(String name) {
    return possible(name) ? entities.find(BatchUser.class, name) : null;
  }

  /**
   * Chooses a new password, and ends the user's other sign-ins.
   *
   * @param keptToken the token of the sign-in that goes on
   * @throws Refusal {@code INVALID} if the present password is wrong or the new one too short, too
   *     long, or the same
   */
  @Transactional
  @Audited("change_password")
  public void changePassword(Caller caller, String present, String chosen, String keptToken) {
    BatchUser row = entities.find(BatchUser.class, caller.name());
    if (row == null || !PasswordHash.matches(present.toCharArray(), row.passwordHash)) {
      throw invalid("wrong_password", "present", Wording.of("password.wrong"));
    }
    if (chosen.equals(present)) {
      throw invalid("same_password", "chosen", Wording.of("password.same"));
    }
    row.passwordHash = hash("chosen", chosen);
    row.mustChangePassword = false;
    signIns.endAll(row.name, keptToken);
  }

  /**
   * The hash of a password that somebody chose.
   *
   * @param field where it was typed
   * @throws Refusal {@code INVALID} if it is too short or too long
   */
  static String hash(String field, String chosen) {
    if (chosen.codePointCount(0, chosen.length()) < SHORTEST_PASSWORD
        || chosen.length() > LONGEST_PASSWORD) {
      throw invalid(
          "bad_password",
          field,
          Wording.of("password.length", SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    return PasswordHash.hash(chosen.toCharArray());
  }

  private static Refusal invalid(String code, String field, Wording wording) {
    return new Refusal(Kind.INVALID, code, field, wording);
  }

  static User user(BatchUser row) {
    return new User(row.name, Set.copyOf(Json.readList(row.roles)), row.mustChangePassword);
  }
}
