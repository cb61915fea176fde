package io.batchdesk.ui.console;

import io.batchdesk.engine.ParameterSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A label with its value, as a page lists them. */
public record Fact(String label, String value) {

  /** Names in words and values as texts; what was not given is left out. */
  static List<Fact> of(Map<String, ?> values, Texts texts) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(
            entry -> new Fact(ParameterSchema.label(entry.getKey()), text(entry.getValue(), texts)))
        .toList();
  }

  private static String text(Object value, Texts texts) {
    return value instanceof Boolean ? texts.of("truth." + value) : value.toString();
  }

  /** In a sentence: {@code Country = AT}. */
  String inWords() {
    return label.toLowerCase(Locale.ROOT) + " = " + value;
  }
}
