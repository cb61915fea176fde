package io.batchdesk.rows;

import io.batchdesk.JobParameters;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the toolkit says, in the language of the person who started the job. */
final class RowTexts {

  private static final String BUNDLE = "io.batchdesk.rows.texts";

  private final ResourceBundle texts;
  private final Locale locale;

  private RowTexts(ResourceBundle texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  static RowTexts of(JobParameters job) {
    Locale asked = job.startedBy().locale();
    // English for whom there are no texts, and never the language of the server.
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BUNDLE, asked, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    boolean english = texts.getLocale().equals(Locale.ROOT);
    return new RowTexts(
        texts, english && !asked.getLanguage().equals("en") ? Locale.ENGLISH : asked);
  }

  String say(String key, Object... parameters) {
    return new MessageFormat(texts.getString(key), locale).format(parameters);
  }
}
