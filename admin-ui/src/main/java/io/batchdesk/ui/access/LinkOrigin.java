package io.batchdesk.ui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Where a link was opened: on a page of this origin, or anywhere else. */
public final class LinkOrigin {

  /** The parameter that makes the support page ask before it starts a job; its value is 1. */
  public static final String ASK = "ask";

  private static final String ASKS = ASK + "=1";

  private LinkOrigin() {}

  /**
   * Whether the browser says that a page of this origin led here. A browser that says nothing (an
   * old one, or one on plain HTTP that is not this machine) does not count.
   */
  public static boolean sameOrigin(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /**
   * The target of a sign-in, which remembers that it was not opened on this origin: after the
   * sign-in the browser cannot tell any more. A target without parameters starts nothing.
   */
  static String asking(String target) {
    int question = target.indexOf('?');
    return question < 0 || asks(target.substring(question + 1)) ? target : target + "&" + ASKS;
  }

  private static boolean asks(String query) {
    return Arrays.asList(query.split("&")).contains(ASKS);
  }
}
