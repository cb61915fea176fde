package io.batchdesk.ui.console;

import io.batchdesk.ui.access.ClientCookie;
import io.batchdesk.ui.access.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The languages that there are bundles for: a further language is a further file, and nothing else.
 * The view's locale is one of these and never the request's own: PrimeFaces 15 writes it into a
 * script without escaping.
 */
@ApplicationScoped
class Languages {

  private static final String BUNDLE = "io.batchdesk.ui.console.messages";
  private static final String FOLDER = "/WEB-INF/classes/io/batchdesk/ui/console/";
  private static final Pattern FILE =
      Pattern.compile(FOLDER + "messages_([a-z]{2,3})(_[A-Z]{2})?\\.properties");

  @Inject ServletContext application;

  private List<Locale> all = List.of();

  /** English is in the bundle without a language. */
  @PostConstruct
  void find() {
    Set<String> files = application.getResourcePaths(FOLDER);
    all =
        Stream.concat(
                Stream.of(Locale.ENGLISH),
                (files == null ? Set.<String>of() : files)
                    .stream()
                        .map(FILE::matcher)
                        .filter(Matcher::matches)
                        .map(file -> locale(file.group(1), file.group(2))))
            .sorted(Comparator.comparing(Locale::toLanguageTag))
            .toList();
  }

  private static Locale locale(String language, String region) {
    return region == null ? new Locale(language) : new Locale(language, region.substring(1));
  }

  List<Locale> all() {
    return all;
  }

  /** The one that was chosen by hand, or else the first of the browser's that there is. */
  Locale of(HttpServletRequest request) {
    return ClientCookie.of(request, CurrentUser.LANGUAGE_COOKIE)
        .flatMap(tag -> known(Locale.forLanguageTag(tag)))
        .or(
            () ->
                Collections.list(request.getLocales()).stream()
                    .flatMap(wanted -> known(wanted).stream())
                    .findFirst())
        .orElse(Locale.ENGLISH);
  }

  private Optional<Locale> known(Locale wanted) {
    return all.stream()
        .filter(wanted::equals)
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> one.getLanguage().equals(wanted.getLanguage()))
                    .findFirst());
  }

  /** The texts in one of these languages, whatever the server's own language is. */
  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
