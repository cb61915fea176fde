package io.batchdesk.engine;

import io.batchdesk.engine.ParameterSchema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Picks the texts of an application's job types from its bundle, and tells what is wrong with them.
 */
final class ApplicationTexts {

  /** In characters; a title and a label have to fit on a line. */
  private static final int LONGEST_LINE = 200;

  private static final int LONGEST = 2_000;

  /** Of one type, in all languages, as JSON. */
  private static final int LONGEST_OF_A_TYPE = 500_000;

  private static final int TOLD = 10;

  private final BundleFiles files;
  private final List<String> problems = new ArrayList<>();

  ApplicationTexts(BundleFiles files) {
    this.files = files;
    problems.addAll(files.problems());
  }

  /** Reads the bundle that a class loader finds; none is none. */
  static ApplicationTexts of(ClassLoader loader) {
    return new ApplicationTexts(BundleFiles.of(loader));
  }

  /** What is wrong with the bundle, in sentences without a full stop. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The texts of one type. What belongs to it and is none of its texts, or is too long, is left out
   * and told as a problem.
   */
  TypeTexts of(String type, ParameterSchema parameters) {
    Set<String> wrong = new TreeSet<>();
    Map<String, Map<String, String>> texts = new TreeMap<>();
    files
        .byLanguage()
        .forEach(
            (language, all) ->
                texts.put(language, own(type, all, key -> isText(key, parameters), wrong)));
    tell("%s has no parameter or choice for these texts in its bundle: %s", type, wrong);
    TypeTexts result = new TypeTexts(texts);
    if (!texts.isEmpty() && result.json().length() > LONGEST_OF_A_TYPE) {
      problems.add(
          "The texts of %s have %,d characters in all languages; at most %,d are allowed"
              .formatted(type, result.json().length(), LONGEST_OF_A_TYPE));
      return TypeTexts.NONE;
    }
    return result;
  }

  private Map<String, String> own(
      String type, Map<String, String> all, Predicate<String> known, Set<String> wrong) {
    Map<String, String> own = new TreeMap<>();
    Set<String> tooLong = new TreeSet<>();
    all.forEach(
        (whole, text) -> {
          String key = whole.startsWith(type + ".") ? whole.substring(type.length() + 1) : null;
          if (key == null || text.isBlank()) {
            return;
          }
          if (!known.test(key)) {
            wrong.add(whole);
          } else if (text.length() > longest(key)) {
            tooLong.add(whole);
          } else {
            own.put(key, Text.oneLine(text).strip());
          }
        });
    tell(
        "%s has texts that are too long (a title or label may have "
            + LONGEST_LINE
            + " characters, any other text "
            + LONGEST
            + "): %s",
        type,
        tooLong);
    return own;
  }

  private void tell(String sentence, String type, Set<String> keys) {
    if (!keys.isEmpty()) {
      String some = keys.stream().limit(TOLD).collect(Collectors.joining(", "));
      problems.add(
          sentence.formatted(type, keys.size() > TOLD ? some + " and further ones" : some));
    }
  }

  private static int longest(String key) {
    return key.equals(TypeTexts.DESCRIPTION) || key.endsWith(TypeTexts.HELP)
        ? LONGEST
        : LONGEST_LINE;
  }

  private static boolean isText(String key, ParameterSchema parameters) {
    if (key.equals(TypeTexts.TITLE) || key.equals(TypeTexts.DESCRIPTION)) {
      return true;
    }
    return key.matches("\\w+\\.fact")
        || parameters.fields().stream().anyMatch(field -> isText(key, field));
  }

  private static boolean isText(String key, Field field) {
    return key.equals(field.name() + TypeTexts.LABEL)
        || key.equals(field.name() + TypeTexts.HELP)
        || field.choices().stream()
            .anyMatch(choice -> key.equals(field.name() + TypeTexts.CHOICE + choice));
  }
}
