package io.batchdesk.ui.access;

import io.batchdesk.engine.OwnPath;
import io.batchdesk.ui.web.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a person goes after signing in or choosing a password: always a path of this origin. */
public final class ReturnTarget {

  /** The parameter of the sign-in page and of the page for a new password. */
  public static final String PARAMETER = "to";

  private static final int LONGEST = 8000;

  private ReturnTarget() {}

  /**
   * The target itself if it is a path on this origin, otherwise the desk.
   *
   * @param target what a request says, unchecked; may be null
   */
  public static String safe(String target, HttpServletRequest request) {
    String desk = request.getContextPath() + "/";
    boolean good = target != null && target.length() <= LONGEST && OwnPath.isOne(target);
    return good ? target : desk;
  }

  /** The address of a page that leads on to a target. */
  static String page(String page, String target, HttpServletRequest request) {
    String to = URLEncoder.encode(target, StandardCharsets.UTF_8);
    return request.getContextPath() + page + "?" + PARAMETER + "=" + to;
  }

  /**
   * What the person looked at: for a GET the page itself, for a form or a script of a page that
   * page. Only the path is taken from what the browser says, so it leads nowhere else.
   */
  static String lookedAt(HttpServletRequest request) {
    if (request.getMethod().equals("GET")) {
      return safe(Requests.target(request), request);
    }
    try {
      String referer = request.getHeader("Referer");
      URI page = URI.create(referer == null ? request.getRequestURI() : referer);
      String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
      return safe(page.getRawPath() + query, request);
    } catch (IllegalArgumentException e) {
      return safe(null, request);
    }
  }
}
