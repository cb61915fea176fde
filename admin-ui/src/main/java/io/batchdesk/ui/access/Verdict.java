package io.batchdesk.ui.access;

import io.batchdesk.engine.Users;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a name and a password.
 *
 * @param user the user, if both are right
 * @param delay how long to wait because of too many wrong guesses; zero if they were looked at
 */
record Verdict(Optional<Users.User> user, Duration delay) {

  static Verdict of(Optional<Users.User> user) {
    return new Verdict(user, Duration.ZERO);
  }

  static Verdict waitFor(Duration delay) {
    return new Verdict(Optional.empty(), delay);
  }

  boolean throttled() {
    return !delay.isZero();
  }

  /** Whole seconds, rounded up, for people and for Retry-After. */
  int waitSeconds() {
    return (int) delay.plusMillis(999).toSeconds();
  }

  String waitSentence() {
    int seconds = waitSeconds();
    return "Too many attempts; wait %d %s and try again"
        .formatted(seconds, seconds == 1 ? "second" : "seconds");
  }
}
