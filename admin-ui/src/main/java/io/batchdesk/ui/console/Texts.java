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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the console in the best language that there is for the request. */
@Named
@RequestScoped
public class Texts {

  @Inject HttpServletRequest request;
  @Inject Jobs jobs;
  @Inject Languages languages;

  private Locale locale = Locale.ENGLISH;
  private ResourceBundle bundle = Languages.bundle(Locale.ENGLISH);

  @PostConstruct
  void choose() {
    locale = languages.of(request);
    bundle = Languages.bundle(locale);
  }

  /** The language of the texts, which numbers and dates in them follow. */
  public Locale getLocale() {
    return locale;
  }

  /** The languages that there are, each in its own words. */
  public List<Language> getLanguages() {
    return languages.all().stream().map(one -> Language.of(one, one.equals(locale))).toList();
  }

  /** A language to choose. */
  public record Language(String tag, String name, boolean chosen) {

    static Language of(Locale locale, boolean chosen) {
      String name = Languages.bundle(locale).getString("language");
      return new Language(locale.toLanguageTag(), name, chosen);
    }
  }

  /** A text, with its parameters filled in. */
  public String of(String key, Object... parameters) {
    return new MessageFormat(bundle.getString(key), locale).format(parameters);
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** A length in bytes: {@code 2.1 MB}. */
  public String bytes(long length) {
    return ByteSize.words(length, this);
  }

  /** A whole number: {@code 12,345}. */
  public String number(long number) {
    return String.format(getLocale(), "%,d", number);
  }

  /** The time of a day: {@code 14:05:12}. */
  public String time(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(of("moment.time"), locale).format(moment.atZone(zone));
  }

  /** A day as people say it: {@code earlier today}, {@code yesterday}, {@code 20 November 2026}. */
  public String day(Instant moment, ZoneId zone) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    LocalDate today = today(zone);
    if (day.equals(today) || day.equals(today.minusDays(1))) {
      return of(day.equals(today) ? "day.today" : "day.yesterday");
    }
    return DateTimeFormatter.ofPattern(of("day.pattern"), locale).format(day);
  }

  /** The zone that times are shown in: {@code Europe/Vienna, UTC+01:00}. */
  public String zone(ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(jobs.now());
    return zone.getId().equals("UTC") || zone instanceof ZoneOffset
        ? "UTC"
        : of("zone", zone.getId().replace('_', ' '), offset.getId().replace("Z", "+00:00"));
  }

  /** A day that may be far away: {@code 20 November 2026}. */
  public String date(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(of("day.pattern"), locale).format(moment.atZone(zone));
  }

  private LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(jobs.now(), zone);
  }

  /** A moment as people say it: only the time today, otherwise with its day. */
  public String moment(Instant moment, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    boolean today = there.toLocalDate().equals(today(zone));
    return DateTimeFormatter.ofPattern(of(today ? "moment.today" : "moment.day"), locale)
        .format(there);
  }
}
