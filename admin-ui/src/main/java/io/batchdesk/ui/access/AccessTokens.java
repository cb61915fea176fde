package io.batchdesk.ui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where programs show their access token: as RFC 6750 says, or as clients of Medusa do. */
final class AccessTokens {

  private static final String SCHEME = "Bearer ";
  private static final String MEDUSA = "x-medusa-access-token";

  private AccessTokens() {}

  /** The token that a request shows, if any. */
  static Optional<String> shown(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return authorization == null
        ? Optional.ofNullable(request.getHeader(MEDUSA))
        : bearer(authorization);
  }

  static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
