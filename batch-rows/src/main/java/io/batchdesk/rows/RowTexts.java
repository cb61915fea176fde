package io.batchdesk.rows;

import io.batchdesk.JobParameters;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the toolkit says, in the language of the person who started the job. */
final class RowTexts {

  private static final String BUNDLE = "io.batchdesk.rows.texts";
  private static final int QUOTED = 100;

  private final ResourceBundle texts;
  private final Locale locale;

  private RowTexts(ResourceBundle texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  static RowTexts of(JobParameters job) {
    return in(job.startedBy().locale());
  }

  static RowTexts in(Locale asked) {
    // English for whom there are no texts, and never the language of the server.
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BUNDLE, asked, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    boolean english = texts.getLocale().equals(Locale.ROOT);
    return new RowTexts(
        texts, english && !asked.getLanguage().equals("en") ? Locale.ENGLISH : asked);
  }

  Locale locale() {
    return locale;
  }

  /** A text from elsewhere, as a sentence quotes it. */
  static String quoted(String text) {
    boolean all = text.codePointCount(0, text.length()) <= QUOTED;
    String cut = all ? text : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    return '"' + cut.replaceAll("\\p{Cntrl}+", " ") + '"';
  }

  static String orElse(String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }

  String say(String key, Object... parameters) {
    return new MessageFormat(texts.getString(key), locale).format(parameters);
  }
}
