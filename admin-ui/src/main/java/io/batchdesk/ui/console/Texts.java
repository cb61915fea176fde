package io.batchdesk.ui.console;

import io.batchdesk.engine.Jobs;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the console in the best language that there is for the request. */
@Named
@RequestScoped
public class Texts {

  /**
   * The view's locale is one of these and never the request's own: PrimeFaces 15 writes it into a
   * script without escaping.
   */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String BUNDLE = "io.batchdesk.ui.console.messages";

  @Inject HttpServletRequest request;
  @Inject Jobs jobs;

  private ResourceBundle bundle = bundle(Locale.ENGLISH);

  @PostConstruct
  void choose() {
    bundle =
        bundle(
            Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> LANGUAGES.stream().filter(known -> sameLanguage(known, wanted)))
                .findFirst()
                .orElse(Locale.ENGLISH));
  }

  private static boolean sameLanguage(Locale one, Locale other) {
    return one.getLanguage().equals(other.getLanguage());
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language of the texts, which numbers and dates in them follow. */
  public Locale getLocale() {
    return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
  }

  /** A text, with its parameters filled in. */
  public String of(String key, Object... parameters) {
    return new MessageFormat(bundle.getString(key), getLocale()).format(parameters);
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** A length in bytes: {@code 2.1 MB}. */
  public String bytes(long length) {
    return ByteSize.words(length, getLocale());
  }

  /** A whole number: {@code 12,345}. */
  public String number(long number) {
    return String.format(getLocale(), "%,d", number);
  }

  /** The time of a day: {@code 14:05:12}. */
  public String time(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(of("moment.time"), getLocale()).format(moment.atZone(zone));
  }

  /** A day as people say it: {@code earlier today}, {@code yesterday}, {@code 20 November 2026}. */
  public String day(Instant moment, ZoneId zone) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    LocalDate today = today(zone);
    if (day.equals(today) || day.equals(today.minusDays(1))) {
      return of(day.equals(today) ? "day.today" : "day.yesterday");
    }
    return DateTimeFormatter.ofPattern(of("day.pattern"), getLocale()).format(day);
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(jobs.now(), zone);
  }

  /** A moment as people say it: only the time today, otherwise with its day. */
  public String moment(Instant moment, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    boolean today = there.toLocalDate().equals(today(zone));
    return DateTimeFormatter.ofPattern(of(today ? "moment.today" : "moment.day"), getLocale())
        .format(there);
  }
}
