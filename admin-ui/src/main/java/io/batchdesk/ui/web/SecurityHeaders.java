package io.batchdesk.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that every answer carries, whoever writes it. */
public final class SecurityHeaders {

  private static final String CSP = "Content-Security-Policy";

  /** For what is no page: nothing in it may be loaded, run or framed. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** For pages, beside the policy with the nonce that PrimeFaces adds; a browser obeys both. */
  private static final String PAGE = "frame-ancestors 'none'; base-uri 'self'; object-src 'none'";

  private SecurityHeaders() {}

  /** Sets them; may be called again after the response was reset. */
  public static void apply(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (!response.containsHeader(CSP)) {
      response.setHeader(CSP, isPage(request) ? PAGE : NOTHING);
    }
    if (!Requests.isResource(request)) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    return !Requests.isApi(request)
        && !Requests.isResource(request)
        && !Requests.path(request).startsWith("/health/");
  }
}
