package io.batchdesk.sample;

import io.batchdesk.JobParameters;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What jobs say, in the language of the person who started them. */
final class JobWords {

  private static final String BUNDLE = "io.batchdesk.sample.jobs";

  private final ResourceBundle texts;
  private final Locale locale;

  private JobWords(ResourceBundle texts, Locale asked) {
    this.texts = texts;
    Locale found = texts.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : texts.getLocale();
    // Numbers as in the text around them, and as in the person's country.
    this.locale = found.getLanguage().equals(asked.getLanguage()) ? asked : found;
  }

  static JobWords of(JobParameters job) {
    return in(job.startedBy().locale());
  }

  static JobWords in(Locale asked) {
    // English for whom there are no texts, and never the language of the server.
    Control noOther = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return new JobWords(ResourceBundle.getBundle(BUNDLE, asked, noOther), asked);
  }

  /** A text with its parameters filled in. */
  String say(String key, Object... parameters) {
    return new MessageFormat(texts.getString(key), locale).format(parameters);
  }

  /** A text about the units of a step, by their number, the first and the last. */
  String range(String key, JobParameters job, int units) {
    long before = job.unitsProcessed();
    return say(key, units, before + 1, before + units);
  }
}
