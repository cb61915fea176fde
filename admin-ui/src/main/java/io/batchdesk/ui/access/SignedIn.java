package io.batchdesk.ui.access;

import io.batchdesk.engine.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who has sent a request; kept with the request.
 *
 * @param token of the browser's sign-in; null for a program
 * @param withAccessToken whether a program showed an access token
 */
record SignedIn(Users.User user, String token, boolean withAccessToken) {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  static SignedIn inBrowser(Users.User user, String token) {
    return new SignedIn(user, token, false);
  }

  static SignedIn withPassword(Users.User user) {
    return new SignedIn(user, null, false);
  }

  static SignedIn withAccessToken(Users.User user) {
    return new SignedIn(user, null, true);
  }

  void keepWith(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<SignedIn> of(HttpServletRequest request) {
    return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
  }
}
