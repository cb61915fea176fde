package io.batchdesk.ui.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The cookie that holds a browser's sign-in. It ends with the browser, the sign-in before. */
@ApplicationScoped
class SignInCookie {

  static final String NAME = "batchdesk";

  @Inject PublicUrl publicUrl;

  static Optional<String> read(HttpServletRequest request) {
    return ClientCookie.of(request, NAME);
  }

  void set(String token, HttpServletRequest request, HttpServletResponse response) {
    response.addCookie(cookie(token, request));
  }

  void remove(HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = cookie("", request);
    cookie.setMaxAge(0);
    response.addCookie(cookie);
  }

  private Cookie cookie(String value, HttpServletRequest request) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure(request.isSecure() || publicUrl.isTls());
    return cookie;
  }
}
