package io.batchdesk.ui.access;

import io.batchdesk.engine.Caller;
import io.batchdesk.engine.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The signed-in user of a request, for pages and REST. */
@Named
@RequestScoped
public class CurrentUser {

  /** Holds the tag of a language that was chosen by hand. */
  public static final String LANGUAGE_COOKIE = "lang";

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

  /** Where the browser is, also when nobody is signed in. */
  public ZoneId timeZone() {
    return timeZone(request);
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

  /** As chosen by hand, or else as the browser is set. */
  static Locale locale(HttpServletRequest request) {
    return ClientCookie.of(request, LANGUAGE_COOKIE)
        .map(tag -> plain(Locale.forLanguageTag(tag)))
        .or(() -> asBrowserIsSet(request))
        .orElse(Locale.ENGLISH);
  }

  private static Optional<Locale> asBrowserIsSet(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Optional.empty()
        : Optional.of(plain(request.getLocale()));
  }

  /** Language and region only: the rest of a language tag is as long as a client likes. */
  private static Locale plain(Locale asked) {
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
    return ClientCookie.of(request, TIME_ZONE_COOKIE)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}
