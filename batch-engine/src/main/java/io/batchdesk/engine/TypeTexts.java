package io.batchdesk.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import io.batchdesk.engine.ParameterSchema.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a job type and its parameters are called in the languages of its application. It travels as
 * JSON through the registry, because the host does not have the application's bundles.
 *
 * @param byLanguage the texts by their key without the type, for each language's tag; those of the
 *     bundle without a language are under {@code und}
 */
record TypeTexts(Map<String, Map<String, String>> byLanguage) {

  static final TypeTexts NONE = new TypeTexts(Map.of());

  private static final String ENGLISH = Locale.ENGLISH.toLanguageTag();

  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String LABEL = ".label";
  static final String HELP = ".help";
  static final String CHOICE = ".choice.";
  static final String FACT = ".fact";

  /** As the registry keeps it; null for none, as engines that do not know of it write it. */
  static TypeTexts of(BatchJobType type) {
    return type.texts == null
        ? NONE
        : new TypeTexts(Json.readAs(type.texts, new TypeReference<>() {}));
  }

  String json() {
    return byLanguage.isEmpty() ? null : Json.write(byLanguage);
  }

  /** A text in the best language that there is. */
  Optional<String> find(String key, Locale locale) {
    return candidates(locale)
        .map(candidate -> byLanguage.getOrDefault(candidate, Map.of()).get(key))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The tags that fit a language, best first; the last one is that of no language. */
  private static Stream<String> candidates(Locale locale) {
    return Control.getControl(Control.FORMAT_PROPERTIES).getCandidateLocales(TITLE, locale).stream()
        .map(Locale::toLanguageTag);
  }

  /** Of what there is in several languages the one that fits best; otherwise that in English. */
  static <T> Optional<T> best(Map<String, T> byLanguage, Locale locale) {
    return Stream.concat(candidates(locale), Stream.of(ENGLISH))
        .map(byLanguage::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Those that the application has, and English. */
  Set<Locale> languages() {
    return Stream.concat(byLanguage.keySet().stream(), Stream.of(ENGLISH))
        .filter(tag -> !tag.equals(Locale.ROOT.toLanguageTag()))
        .map(Locale::forLanguageTag)
        .collect(Collectors.toSet());
  }

  /** A text, or what the code says. */
  private Wording wording(String key, String otherwise) {
    return (locale, zone) -> find(key, locale).orElse(otherwise);
  }

  /** What the type is called. */
  Wording title(BatchJobType type) {
    return wording(TITLE, type.title);
  }

  /** What jobs of the type do. */
  Wording description(BatchJobType type) {
    return wording(DESCRIPTION, type.description);
  }

  /** What a parameter is called. */
  Wording label(String parameter) {
    return wording(parameter + LABEL, ParameterSchema.label(parameter));
  }

  /** The schema with its texts in one language. */
  ParameterSchema translate(ParameterSchema schema, Locale locale) {
    List<Field> fields =
        schema.fields().stream().map(field -> field.as(view(field, locale))).toList();
    return new ParameterSchema(fields);
  }

  private FieldView view(Field field, Locale locale) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String choice : field.choices()) {
      find(field.name() + CHOICE + choice, locale).ifPresent(text -> choices.put(choice, text));
    }
    return new FieldView(
        label(field.name()).in(locale),
        find(field.name() + HELP, locale).orElse(null),
        choices,
        null,
        null);
  }

  /** What the parameters and facts of a job are called. */
  JobLabels labels(ParameterSchema schema, Locale locale) {
    Map<String, String> facts = new HashMap<>();
    byLanguage.values().stream()
        .flatMap(texts -> texts.keySet().stream())
        .filter(key -> key.endsWith(FACT))
        .forEach(key -> facts.put(key.replace(FACT, ""), find(key, locale).orElse(null)));
    facts.values().removeIf(Objects::isNull);
    return new JobLabels(translate(schema, locale), facts);
  }
}
