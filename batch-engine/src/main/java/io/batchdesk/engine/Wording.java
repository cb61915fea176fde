package io.batchdesk.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is said to a person, in whichever language that is. */
interface Wording {

  /** The text in the best language that there is; its numbers and times as people write them. */
  String in(Locale locale, ZoneId zone);

  /** A text of the bundle, with its parameters: texts, numbers, moments, or further wordings. */
  static Wording of(String key, Object... parameters) {
    return new OfBundle(key, Arrays.asList(parameters));
  }

  /** What somebody else said, in the only language that there is of it. */
  static Wording said(String text) {
    return new Said(text);
  }

  /** Several, one after the other with a word in between. */
  static Wording joined(String key, List<String> texts) {
    return texts.stream()
        .map(Wording::said)
        .reduce((one, other) -> of(key, one, other))
        .orElse(said(""));
  }

  /** As {@link #in(Locale, ZoneId)}, where no moment is in it. */
  default String in(Locale locale) {
    return in(locale, ZoneOffset.UTC);
  }

  /** For programs, logs and the audit. */
  default String inEnglish() {
    return in(Locale.ENGLISH);
  }

  /** A text of the bundle. */
  record OfBundle(String key, List<Object> parameters) implements Wording {

    @Override
    public String in(Locale locale, ZoneId zone) {
      return EngineTexts.in(locale, zone).of(key, parameters.toArray());
    }
  }

  /** A text that is the same in all languages. */
  record Said(String text) implements Wording {

    @Override
    public String in(Locale locale, ZoneId zone) {
      return text;
    }
  }

  /** Another one that ends as a sentence does. */
  record Sentence(Wording text) implements Wording {

    @Override
    public String in(Locale locale, ZoneId zone) {
      String said = text.in(locale, zone);
      return said.endsWith(".") ? said : said + ".";
    }
  }
}
