package io.batchdesk.ui.web;

import io.batchdesk.engine.Sha256;
import java.util.Base64;

/**
 * An error for a person. It needs neither a session nor a view, because these may be what fails.
 */
final class ErrorPage {

  private static final String STYLE =
      """
      body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1f2933; background: #f5f7fa }
      main { max-width: 34rem; margin: 15vh auto 0; padding: 2rem; background: #fff; border-radius: .5rem }
      h1 { margin: 0 0 .5rem; font-size: 1.5rem }
      a { color: #0b5cad }
      """;

  /** Nothing but the one style above. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'"
          .formatted(sha256(STYLE));

  private ErrorPage() {}

  static String html(ErrorAnswer error, String home) {
    String title = title(error.status());
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s · Batchdesk</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p>%s.</p>
        <p><a href="%s">To the desk</a></p>
        </main>
        </body>
        </html>
        """
        .formatted(title, STYLE, title, escape(error.message()), escape(home));
  }

  private static String title(int status) {
    return switch (status) {
      case 401 -> "Please sign in";
      case 403 -> "Not allowed";
      case 404 -> "Page not found";
      case 429 -> "Too many requests";
      case 503 -> "Not reachable at the moment";
      default -> status < 500 ? "This does not work" : "Something went wrong";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }
}
