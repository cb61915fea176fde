package io.batchdesk.ui.console;

import io.batchdesk.engine.JobLabels;
import io.batchdesk.engine.ParameterSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A label with its value, as a page lists them.
 *
 * @param name what programs call it
 */
public record Fact(String name, String label, String value) {

  /** Parameters and their values as people call them; what was not given is left out. */
  static List<Fact> ofParameters(Map<String, ?> values, JobLabels labels, Texts texts) {
    return of(values, labels::parameter, labels::value, texts);
  }

  /** Facts about a result as people call them. */
  static List<Fact> ofResult(Map<String, ?> values, JobLabels labels, Texts texts) {
    return of(values, labels::fact, (name, value) -> value, texts);
  }

  private static List<Fact> of(
      Map<String, ?> values,
      UnaryOperator<String> label,
      BiFunction<String, Object, Object> shown,
      Texts texts) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(
            entry ->
                new Fact(
                    entry.getKey(),
                    label.apply(entry.getKey()),
                    text(shown.apply(entry.getKey(), entry.getValue()), texts)))
        .toList();
  }

  private static String text(Object value, Texts texts) {
    return value instanceof Boolean ? texts.of("truth." + value) : value.toString();
  }

  /** In a sentence: {@code country = AT}. A label that somebody wrote is written as they did. */
  String inWords() {
    String words = ParameterSchema.label(name);
    return (label.equals(words) ? words.toLowerCase(Locale.ROOT) : label) + " = " + value;
  }
}
