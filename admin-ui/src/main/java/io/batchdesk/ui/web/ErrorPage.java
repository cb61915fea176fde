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

  static String html(ErrorAnswer error, ErrorTexts texts, String home) {
    String title = title(error.status(), texts);
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p>%s.</p>
        <p><a href="%s">%s</a></p>
        </main>
        </body>
        </html>
        """
        .formatted(
            texts.locale().toLanguageTag(),
            escape(texts.of("page.title", title, title)),
            STYLE,
            escape(title),
            escape(sentence(error, texts)),
            escape(home),
            escape(texts.of("job.toDesk", home)));
  }

  private static String title(int status, ErrorTexts texts) {
    String other = texts.of(status < 500 ? "error.title.4" : "error.title.5", "" + status);
    return texts.of("error.title." + status, other);
  }

  /** The words for its code; a refusal of the engine has its own. */
  private static String sentence(ErrorAnswer error, ErrorTexts texts) {
    return error.reference() == null
        ? texts.of("error.text." + error.code(), error.message())
        : texts.of("error.text.reference", error.message(), error.reference());
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
