package io.batchdesk.ui.access;

import io.batchdesk.engine.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs programs in with a name and a password in each request. A script that sends many at once
 * costs one check. Thread-safe.
 */
@ApplicationScoped
class BasicSignIn {

  private final KeyedHash keyedHash = new KeyedHash();
  private final VerifiedPasswords verified = new VerifiedPasswords(InstantSource.system());
  private final Map<String, CompletableFuture<Verdict>> running = new ConcurrentHashMap<>();

  @Inject Users users;
  @Inject PasswordCheck passwords;

  Verdict check(BasicCredentials credentials, String address) {
    String hash = keyedHash.of(credentials);
    Optional<Users.User> known = known(credentials.name(), hash);
    return known.isPresent() ? Verdict.of(known) : checkOnce(credentials, hash, address);
  }

  private Optional<Users.User> known(String name, String hash) {
    return users
        .passwordHash(name)
        .filter(stored -> verified.holds(hash, stored))
        .flatMap(stored -> users.find(name));
  }

  private Verdict checkOnce(BasicCredentials credentials, String hash, String address) {
    CompletableFuture<Verdict> mine = new CompletableFuture<>();
    CompletableFuture<Verdict> other = running.putIfAbsent(hash + address, mine);
    if (other != null) {
      return other.join();
    }
    try {
      mine.complete(verify(credentials, hash, address));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(hash + address);
    }
    return mine.join();
  }

  /**
   * The stored hash is read first: if the password changes meanwhile, the entry is worth nothing.
   */
  private Verdict verify(BasicCredentials credentials, String hash, String address) {
    Optional<String> stored = users.passwordHash(credentials.name());
    Verdict verdict = passwords.check(credentials.name(), credentials.password(), address);
    if (verdict.user().isPresent()) {
      stored.ifPresent(before -> verified.remember(hash, before));
    }
    return verdict;
  }
}
