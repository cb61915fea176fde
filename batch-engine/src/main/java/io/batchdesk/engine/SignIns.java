package io.batchdesk.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Browser sign-ins, for the host: a token in a cookie whose hash is a row, so that a sign-in is
 * good on every node and after a restart, and ends everywhere at once. Thread-safe.
 */
@ApplicationScoped
public class SignIns {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** Whoever follows their own job may be away from the keyboard for so long after its end. */
  private static final Duration AFTER_JOB = Duration.ofMinutes(5);

  /** An action is written down at most this often, so that clicks do not become writes. */
  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

  @Inject DatabaseClock clock;
  @Inject Audit audit;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * Signs a user in; the answer is the token for the cookie.
   *
   * @param address from where, for the audit
   */
  @Transactional
  public String begin(String userName, String address) {
    String token = Secret.random();
    Instant now = clock.now();
    entities
        .createQuery("delete from BatchSignIn s where s.createdAt < :old")
        .setParameter("old", now.minus(LONGEST))
        .executeUpdate();
    entities.persist(new BatchSignIn(Secret.hash(token), userName, now));
    audit.signedIn(userName, address);
    return token;
  }

  /**
   * The user who is signed in with this token.
   *
   * @param action whether the request is a person's action; polling is not, and keeps no sign-in
   *     alive
   * @return empty if the token is unknown or too old: 30 minutes without an action, or 12 hours
   */
  @Transactional
  public Optional<Users.User> find(String token, boolean action) {
    if (token == null || token.length() > 100) {
      return Optional.empty();
    }
    BatchSignIn row = entities.find(BatchSignIn.class, Secret.hash(token));
    Instant now = clock.now();
    if (row == null
        || row.lastActionAt.isBefore(now.minus(IDLE))
        || row.createdAt.isBefore(now.minus(LONGEST))) {
      return Optional.empty();
    }
    if (action) {
      acted(row, now);
    }
    return Optional.ofNullable(entities.find(BatchUser.class, row.userName))
        .filter(user -> !user.disabled)
        .map(Users::user);
  }

  private void acted(BatchSignIn row, Instant now) {
    if (row.lastActionAt.isBefore(now.minus(WRITTEN_EVERY))) {
      entities
          .createQuery("update BatchSignIn s set s.lastActionAt = :now where s.tokenHash = :hash")
          .setParameter("now", now)
          .setParameter("hash", row.tokenHash)
          .executeUpdate();
    }
  }

  /**
   * A page of this sign-in shows a job. That counts as an action if the job is the user's own and
   * is worked on, or has ended not long ago: whoever waits for it must not be signed out meanwhile.
   */
  @Transactional
  public void follow(String token, JobDetails job) {
    BatchSignIn row = entities.find(BatchSignIn.class, Secret.hash(token));
    Instant now = clock.now();
    boolean moves =
        job.status().active()
            || job.endedAt() != null && job.endedAt().isAfter(now.minus(AFTER_JOB));
    if (row != null && row.userName.equals(job.createdBy()) && moves) {
      acted(row, now);
    }
  }

  /**
   * Signs out; nothing happens if the token is not good any more.
   *
   * @param address from where, for the audit
   */
  @Transactional
  public void end(String token, String address) {
    BatchSignIn row = entities.find(BatchSignIn.class, Secret.hash(token));
    if (row != null) {
      entities.remove(row);
      audit.signedOut(row.userName, address);
    }
  }

  /**
   * Ends the sign-ins of a user; part of the caller's transaction.
   *
   * @param keptToken of the one that goes on, or null
   */
  void endAll(String userName, String keptToken) {
    entities
        .createQuery("delete from BatchSignIn s where s.userName = :name and s.tokenHash <> :kept")
        .setParameter("name", userName)
        .setParameter("kept", keptToken == null ? "" : Secret.hash(keptToken))
        .executeUpdate();
  }
}
