package io.batchdesk.ui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a request that changes something may come from where it comes from. A browser sends
 * what it knows of a person with requests of other sites, too, so there it has to say that a page
 * of this origin has sent it. A program that brings a name and a password itself says nothing.
 */
final class CallOrigin {

  private CallOrigin() {}

  static boolean mayChange(HttpServletRequest request) {
    return ours(request)
        .orElseGet(
            () ->
                request.getHeader("Authorization") != null || SignInCookie.read(request).isEmpty());
  }

  /**
   * Whether the browser says that a page of another origin has sent the request. What the person
   * has sent again by hand comes from no page.
   */
  static boolean elsewhere(HttpServletRequest request) {
    return !"none".equals(request.getHeader("Sec-Fetch-Site")) && !ours(request).orElse(true);
  }

  /** What the browser says of it; empty if it says nothing. */
  private static Optional<Boolean> ours(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return Optional.of(site.equals("same-origin"));
    }
    return Optional.ofNullable(request.getHeader("Origin"))
        .map(origin -> own(request).contains(origin.toLowerCase(Locale.ROOT)));
  }

  /**
   * From the Host header, which a browser does not let a page forge. A proxy may have ended TLS.
   */
  private static Set<String> own(HttpServletRequest request) {
    String host = "://" + String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
    return request.isSecure() ? Set.of("https" + host) : Set.of("http" + host, "https" + host);
  }
}
