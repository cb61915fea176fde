package io.batchdesk.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that an import reads. Immutable.
 *
 * @param title what stands above it in a file that we write
 * @param component the component of the row's record that it fills
 * @param called what else may stand above it
 * @param titles what stands above columns of which a file may have several, or null; its first
 *     group is the key under which the record's map has the value
 * @param required whether a file has to have it, and each row a value in it
 * @param pattern how numbers and days are written, or null for the form that machines read
 * @param matching what texts have to look like, or null
 * @param hint says so in words
 * @param example for the template, or null
 * @param keyed makes the key of what the first group has found
 * @param check says what is wrong with a row in this column, in a language, or null if nothing is
 * @param <R> a row
 */
record ImportColumn<R>(
    String title,
    String component,
    List<String> called,
    Pattern titles,
    boolean required,
    String pattern,
    Pattern matching,
    String hint,
    String example,
    UnaryOperator<String> keyed,
    BiFunction<? super R, Locale, String> check) {

  static <R> ImportColumn<R> of(String title, String component, Pattern titles) {
    return new ImportColumn<>(
        title,
        component,
        List.of(),
        titles,
        false,
        null,
        null,
        null,
        null,
        key -> key,
        (row, language) -> null);
  }

  ImportColumn<R> alsoCalled(List<String> names) {
    List<String> all = new ArrayList<>(called);
    all.addAll(names);
    return new ImportColumn<>(
        title, component, all, titles, required, pattern, matching, hint, example, keyed, check);
  }

  ImportColumn<R> requiredToo() {
    return new ImportColumn<>(
        title, component, called, titles, true, pattern, matching, hint, example, keyed, check);
  }

  ImportColumn<R> writtenAs(String newPattern) {
    return new ImportColumn<>(
        title,
        component,
        called,
        titles,
        required,
        newPattern,
        matching,
        hint,
        example,
        keyed,
        check);
  }

  ImportColumn<R> looksLike(Pattern newMatching, String newHint) {
    return new ImportColumn<>(
        title,
        component,
        called,
        titles,
        required,
        pattern,
        newMatching,
        newHint,
        example,
        keyed,
        check);
  }

  ImportColumn<R> forExample(String newExample) {
    return new ImportColumn<>(
        title,
        component,
        called,
        titles,
        required,
        pattern,
        matching,
        hint,
        newExample,
        keyed,
        check);
  }

  ImportColumn<R> keyedBy(UnaryOperator<String> newKeyed) {
    return new ImportColumn<>(
        title, component, called, titles, required, pattern, matching, hint, example, newKeyed,
        check);
  }

  ImportColumn<R> checkedBy(BiFunction<? super R, Locale, String> newCheck) {
    return new ImportColumn<>(
        title, component, called, titles, required, pattern, matching, hint, example, keyed,
        newCheck);
  }

  boolean several() {
    return titles != null;
  }

  /** The key of a column of which a file may have several; "" for one that it has once. */
  String keyOf(String fileTitle) {
    if (several()) {
      Matcher matcher = titles.matcher(fileTitle.strip());
      return matcher.matches() ? keyed.apply(matcher.group(1)) : null;
    }
    String lower = FileStart.lower(fileTitle);
    return lower.equals(FileStart.lower(title))
            || called.stream().anyMatch(name -> lower.equals(FileStart.lower(name)))
        ? ""
        : null;
  }
}
