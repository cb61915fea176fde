package io.batchdesk.ui.web;

import io.batchdesk.ui.access.ClientCookie;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/**
 * The console's texts for an error, in the best language that there is for the request. It needs no
 * bean, because the beans may be what fails.
 *
 * @param locale the language of the texts
 */
record ErrorTexts(ResourceBundle texts, Locale locale) {

  private static final String BUNDLE = "io.batchdesk.ui.console.messages";
  private static final Control ENGLISH_OTHERWISE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  static ErrorTexts of(HttpServletRequest request) {
    Stream<Locale> byHand =
        ClientCookie.of(request, CurrentUser.LANGUAGE_COOKIE).map(Locale::forLanguageTag).stream();
    return Stream.concat(byHand, browser(request).stream())
        .flatMap(asked -> Stream.of(in(asked)).filter(texts -> texts.speaks(asked)))
        .findFirst()
        .orElseGet(() -> in(Locale.ENGLISH));
  }

  private static List<Locale> browser(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? List.of()
        : Collections.list(request.getLocales());
  }

  static ErrorTexts in(Locale asked) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, asked, ENGLISH_OTHERWISE);
    return new ErrorTexts(
        bundle, bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale());
  }

  private boolean speaks(Locale asked) {
    return locale.getLanguage().equals(asked.getLanguage());
  }

  /** A text with its parameters filled in; what is given if there is no such text. */
  String of(String key, String otherwise, Object... parameters) {
    return texts.containsKey(key)
        ? new MessageFormat(texts.getString(key), locale).format(parameters)
        : otherwise;
  }
}
