package io.batchdesk.engine;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts of the engine in one language. They are the files {@code texts.properties} in English
 * and {@code texts_<language>.properties}; a further file is a further language.
 */
final class EngineTexts {

  static final String BUNDLE = "io.batchdesk.engine.texts";

  /** English for whom there is no file, and never the language of the server. */
  private static final Control ENGLISH_OTHERWISE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;
  private final ZoneId zone;

  private EngineTexts(ResourceBundle bundle, Locale locale, ZoneId zone) {
    this.bundle = bundle;
    this.locale = locale;
    this.zone = zone;
  }

  static EngineTexts in(Locale locale, ZoneId zone) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_OTHERWISE);
    Locale found = bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    boolean asked = found.getLanguage().equals(locale.getLanguage());
    // Numbers of a region only in the language of the text around them.
    return new EngineTexts(bundle, asked ? locale : found, zone);
  }

  /** A text with its parameters filled in. */
  String of(String key, Object... parameters) {
    return new MessageFormat(bundle.getString(key), locale)
        .format(Arrays.stream(parameters).map(this::shown).toArray());
  }

  private Object shown(Object parameter) {
    if (parameter instanceof Wording wording) {
      return wording.in(locale, zone);
    }
    if (parameter instanceof Instant moment) {
      return moment(moment);
    }
    return parameter instanceof BigDecimal bound ? bound(bound) : parameter;
  }

  private String moment(Instant moment) {
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .appendLocalized(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .appendLiteral(' ')
            .appendZoneText(TextStyle.SHORT)
            .toFormatter(locale);
    return format.format(moment.atZone(zone));
  }

  /** Exact and ungrouped, as it may be typed. */
  private String bound(BigDecimal bound) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(Math.max(0, bound.scale()));
    return format.format(bound);
  }
}
