package io.batchdesk.ui.access;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The signed-in user of a request, for pages and REST. */
@Named
@RequestScoped
public class CurrentUser {

  private static final String TIME_ZONE_COOKIE = "tz";

  @Inject HttpServletRequest request;

  /** Whether somebody is signed in; always so except on the open pages. */
  public boolean signedIn() {
    return SignedIn.of(request).isPresent();
  }

  /** The user's name. */
  public String name() {
    return user().name();
  }

  /** Whether the user may do everything. */
  public boolean admin() {
    return caller().admin();
  }

  /** Who asks, with the present roles. */
  public Caller caller() {
    Users.User user = user();
    return new Caller(
        user.name(), user.roles(), locale(request), timeZone(request), request.getRemoteAddr());
  }

  /** The token of the browser's sign-in; null for a program. */
  public String token() {
    return SignedIn.of(request).map(SignedIn::token).orElse(null);
  }

  /** Whether a program showed an access token, and no person a password. */
  public boolean withAccessToken() {
    return SignedIn.of(request).map(SignedIn::withAccessToken).orElse(false);
  }

  /** Whether a password of their own has to be chosen before anything else. */
  public boolean mustChangePassword() {
    return user().mustChangePassword();
  }

  private Users.User user() {
    return SignedIn.of(request)
        .map(SignedIn::user)
        .orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
  }

  /** Language and region only: the rest of a language tag is as long as a client likes. */
  static Locale locale(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Locale.ENGLISH;
    }
    Locale asked = request.getLocale();
    try {
      Locale plain =
          new Locale.Builder()
              .setLanguage(asked.getLanguage())
              .setRegion(asked.getCountry())
              .build();
      return plain.getLanguage().isEmpty() ? Locale.ENGLISH : plain;
    } catch (IllformedLocaleException e) {
      return Locale.ENGLISH;
    }
  }

  static ZoneId timeZone(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(TIME_ZONE_COOKIE)
            && ZoneId.getAvailableZoneIds().contains(cookie.getValue())) {
          return ZoneId.of(cookie.getValue());
        }
      }
    }
    return ZoneOffset.UTC;
  }
}
