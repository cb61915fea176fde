package io.batchdesk.ui.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What a request is about, read in one place because filters, sign-in and error pages all ask. */
public final class Requests {

  private static final String API = "/api";
  private static final String FACES_RESOURCES = "/jakarta.faces.resource";

  private Requests() {}

  /** The decoded path in this application, as the server matched it. */
  public static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  /** Whether a program asks, which must never get HTML. */
  public static boolean isApi(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path =
        failed == null
            ? path(request)
            : failed.toString().substring(request.getContextPath().length());
    return path.equals(API) || path.startsWith(API + "/");
  }

  /** Whether a browser asks for a script, style or picture of the pages. */
  public static boolean isResource(HttpServletRequest request) {
    return path(request).startsWith(FACES_RESOURCES + "/")
        || path(request).equals(OwnPageScript.PATH);
  }

  /** Whether a script of a page asks, and understands only a partial response. */
  public static boolean isFacesAjax(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }

  /** Whether the request only reads. */
  public static boolean reads(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  /**
   * Whether the request says that it has parts and not what divides them: the server stumbles as
   * soon as anybody asks it for a parameter.
   */
  public static boolean lacksBoundary(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/") && !type.contains("boundary=");
  }

  /** What a browser would have to ask for to get the same page again. */
  public static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
