package io.batchdesk.ui.access;

import io.batchdesk.engine.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who has sent a request; kept with the request.
 *
 * @param token of the browser's sign-in; null for a program with a name and a password
 */
record SignedIn(Users.User user, String token) {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  void keepWith(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<SignedIn> of(HttpServletRequest request) {
    return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
  }
}
