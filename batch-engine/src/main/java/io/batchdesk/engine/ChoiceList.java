package io.batchdesk.engine;

import io.batchdesk.engine.Offered.Choice;
import io.batchdesk.engine.ParameterSchema.Field;
import io.batchdesk.engine.ParameterSchema.Kind;
import java.util.List;
import java.util.Map;

/**
 * The choices that a handler offers, if they can be.
 *
 * @param problem what is wrong with them all the same, without a full stop; or null
 */
record ChoiceList(List<Choice> choices, String problem) {

  static final int MOST = 1_000;

  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_LABEL = 200;

  /**
   * Reads what a handler offers.
   *
   * @throws IllegalArgumentException naming a choice that cannot be one
   */
  static ChoiceList of(Field field, Map<String, String> offered) {
    if (offered == null) {
      throw new IllegalArgumentException("It answered null");
    }
    List<Choice> choices =
        offered.entrySet().stream()
            .limit(MOST)
            .map(choice -> choice(field, choice.getKey(), choice.getValue()))
            .toList();
    return new ChoiceList(
        choices,
        offered.size() <= MOST
            ? null
            : "%,d choices for %s were offered; the first %,d are shown"
                .formatted(offered.size(), field.name(), MOST));
  }

  private static Choice choice(Field field, String value, String label) {
    if (value == null || value.isBlank() || value.length() > LONGEST_VALUE) {
      throw new IllegalArgumentException(
          "The value %s has not 1 to %d characters".formatted(Text.quote(value), LONGEST_VALUE));
    }
    if (field.kind() == Kind.INTEGER && !value.matches("-?\\d{1,40}")) {
      throw new IllegalArgumentException(
          "The value %s is no whole number".formatted(Text.quote(value)));
    }
    if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "The label of %s has not 1 to %d characters".formatted(Text.quote(value), LONGEST_LABEL));
    }
    return new Choice(value, Text.oneLine(label).strip());
  }
}
