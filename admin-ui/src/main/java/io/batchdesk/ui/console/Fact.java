package io.batchdesk.ui.console;

import io.batchdesk.engine.ParameterSchema;
import java.util.List;
import java.util.Map;

/** A label with its value, as a page lists them. */
public record Fact(String label, String value) {

  /** Names in words and values as texts; what was not given is left out. */
  static List<Fact> of(Map<String, ?> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(entry -> new Fact(ParameterSchema.label(entry.getKey()), entry.getValue().toString()))
        .toList();
  }

  /** In a sentence: {@code Country = AT}. */
  String inWords() {
    return label.toLowerCase(java.util.Locale.ROOT) + " = " + value;
  }
}
