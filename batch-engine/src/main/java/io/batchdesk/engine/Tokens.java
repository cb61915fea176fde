package io.batchdesk.engine;

import com.github.f4b6a3.ulid.UlidCreator;
import io.batchdesk.engine.Refusal.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Personal access tokens, for the host: what a program signs in with instead of its user's
 * password. It may do what its user may. Thread-safe.
 */
@ApplicationScoped
public class Tokens {

  /** How many days a token is good for at most. */
  public static final int MOST_DAYS = 366;

  private static final String PREFIX = "bd_";
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_TOKENS = 100;

  /** A use is written down at most this often, so that requests do not become writes. */
  private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

  @Inject DatabaseClock clock;

  @PersistenceContext(unitName = "batchdesk")
  EntityManager entities;

  /**
   * A token that was made at this moment.
   *
   * @param secret the token itself; nobody can show it again
   */
  public record NewToken(TokenDetails details, String secret) implements AuditSubject {
    @Override
    public String auditSubject() {
      return details.id();
    }
  }

  /**
   * Makes a token for the caller.
   *
   * @param days how long it is good for, from 1 to {@value #MOST_DAYS}
   * @throws Refusal {@code INVALID} if the title is blank or too long, the days are not allowed, or
   *     the caller has 100 tokens already
   */
  @Transactional
  @Audited("create_token")
  public NewToken create(String title, int days, Caller caller) {
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw Refusal.notAllowed("title", Wording.of("token.title", LONGEST_TITLE));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.notAllowed("expires_in_days", Wording.of("token.days", days, MOST_DAYS));
    }
    if (of(caller).size() >= MOST_TOKENS) {
      throw Refusal.notAllowed("title", Wording.of("token.too_many", MOST_TOKENS));
    }
    String secret = PREFIX + Secret.random();
    Instant now = clock.now();
    BatchToken token =
        new BatchToken(
            "token_" + UlidCreator.getMonotonicUlid(),
            Secret.hash(secret),
            caller.name(),
            Text.oneLine(title).strip());
    token.createdAt = now;
    token.expiresAt = now.plus(Duration.ofDays(days));
    entities.persist(token);
    return new NewToken(TokenDetails.of(token), secret);
  }

  /** The caller's tokens, also such as have expired; newest first. */
  @Transactional
  public List<TokenDetails> of(Caller caller) {
    return entities
        .createQuery(
            "select t from BatchToken t where t.userName = :user order by t.createdAt desc",
            BatchToken.class)
        .setParameter("user", caller.name())
        .getResultStream()
        .map(TokenDetails::of)
        .toList();
  }

  /**
   * Revokes a token: from now on it is unknown. Admins may revoke everybody's.
   *
   * @throws Refusal {@code NOT_FOUND} if there is none that the caller may revoke
   */
  @Transactional
  @Audited("revoke_token")
  public void revoke(String id, Caller caller) {
    BatchToken token = id.length() > 32 ? null : entities.find(BatchToken.class, id);
    if (token == null || !caller.admin() && !token.userName.equals(caller.name())) {
      throw new Refusal(
          Kind.NOT_FOUND, "unknown_token", null, Wording.of("token.unknown", Text.echo(id)));
    }
    entities.remove(token);
  }

  /**
   * The user whom a token is of; empty if it is unknown or has expired, or the user is disabled.
   */
  @Transactional
  public Optional<Users.User> find(String secret) {
    if (secret.length() > 100) {
      return Optional.empty();
    }
    Instant now = clock.now();
    Optional<BatchToken> token =
        entities
            .createQuery("select t from BatchToken t where t.tokenHash = :hash", BatchToken.class)
            .setParameter("hash", Secret.hash(secret))
            .getResultStream()
            .findFirst()
            .filter(row -> row.expiresAt.isAfter(now));
    token.ifPresent(row -> used(row, now));
    return token
        .map(row -> entities.find(BatchUser.class, row.userName))
        .filter(user -> !user.disabled)
        .map(Users::user);
  }

  private static void used(BatchToken token, Instant now) {
    if (token.lastUsedAt == null || token.lastUsedAt.isBefore(now.minus(WRITTEN_EVERY))) {
      token.lastUsedAt = now;
    }
  }
}
