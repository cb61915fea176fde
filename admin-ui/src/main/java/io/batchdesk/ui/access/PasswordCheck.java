package io.batchdesk.ui.access;

import io.batchdesk.engine.Audit;
import io.batchdesk.engine.PasswordHash;
import io.batchdesk.engine.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks at names and passwords, and slows guessers down: by name and address, so that nobody is
 * locked out by what somebody does elsewhere. Thread-safe.
 */
@ApplicationScoped
class PasswordCheck {

  private static final System.Logger LOG = System.getLogger(PasswordCheck.class.getName());

  private static final int WRONG_GUESSES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int LONGEST_NAME = 100;

  /** Compared with when there is no such user, so that both answers take the same time. */
  private static final String NOBODY = PasswordHash.hash("nobody".toCharArray());

  /** A check costs a core for a good part of a second; jobs and pages need the others. */
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final Duration BUSY = Duration.ofSeconds(4);

  private final Throttle throttle = new Throttle(WRONG_GUESSES, WINDOW, InstantSource.system());
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  @Inject Users users;
  @Inject Audit audit;

  Verdict check(String name, String password, String address) {
    String key = address + " " + (name.length() > LONGEST_NAME ? "" : name);
    Duration wait = throttle.take(key);
    if (!wait.isZero()) {
      return Verdict.waitFor(wait);
    }
    Optional<Verdict> verdict = verify(name, password);
    verdict
        .flatMap(Verdict::user)
        .ifPresentOrElse(user -> throttle.forget(key), () -> refused(name, address));
    return verdict.orElse(Verdict.waitFor(BUSY));
  }

  private void refused(String name, String address) {
    LOG.log(Level.INFO, "A sign-in from {0} was refused", address);
    audit.signInRefused(name, address);
  }

  private Optional<Verdict> verify(String name, String password) {
    if (!turn()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Verdict.of(user(name, password)));
    } finally {
      free.release();
    }
  }

  /** Takes long, so nothing of the database is held meanwhile. */
  private Optional<Users.User> user(String name, String password) {
    Optional<String> stored = users.passwordHash(name);
    boolean right =
        password.length() <= Users.LONGEST_PASSWORD
            && PasswordHash.matches(password.toCharArray(), stored.orElse(NOBODY));
    return right && stored.isPresent() ? users.find(name) : Optional.empty();
  }

  private boolean turn() {
    try {
      return free.tryAcquire(BUSY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
