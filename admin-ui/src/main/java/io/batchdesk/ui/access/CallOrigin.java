package io.batchdesk.ui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Tells whether a request that changes something may come from where it comes from. A browser sends
 * what it knows of a person with requests of other sites, too, so there it has to say that a page
 * of this origin has sent it. A program that brings a name and a password itself says nothing.
 */
final class CallOrigin {

  private CallOrigin() {}

  static boolean mayChange(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return origin.toLowerCase(Locale.ROOT).equals(own(request));
    }
    return request.getHeader("Authorization") != null || SignInCookie.read(request).isEmpty();
  }

  /** From the Host header, which a browser does not let a page forge. */
  private static String own(HttpServletRequest request) {
    return (request.getScheme() + "://" + request.getHeader("Host")).toLowerCase(Locale.ROOT);
  }
}
